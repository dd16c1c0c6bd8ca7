package io.trailhound.pipeline.cli;

import io.trailhound.detection.sigma.parse.RuleFiles;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.detection.suppress.Suppressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names suppression lists, for every command that has it. */
final class SuppressionLists {
  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description =
          "A YAML list of alerts to leave out, by rule and fields, with a reason; they are counted "
              + "and kept in suppressed.ndjson. May be repeated.")
  private List<Path> files = List.of();

  SuppressionLists() {}

  /** The texts of the files, for a job to carry. */
  List<RuleText> texts() {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new UsageException("no such suppression list: " + file);
      }
    }
    RuleFiles read = RuleFiles.read(files);
    for (RuleProblem problem : read.problems()) {
      throw new UsageException("suppression list " + problem);
    }
    return read.texts();
  }

  /** Whether any was named. */
  boolean isGiven() {
    return !files.isEmpty();
  }

  /** Loads texts, and prints what is wrong with them. */
  static Suppressions load(List<RuleText> texts, RuleSet rules, Console console) {
    Suppressions loaded = Suppressions.load(texts, rules);
    loaded.problems().forEach(problem -> console.line("suppression problem: " + problem));
    return loaded;
  }
}
