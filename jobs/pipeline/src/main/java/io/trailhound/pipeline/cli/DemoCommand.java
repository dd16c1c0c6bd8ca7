package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.generate.GeneratedTrail;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.config.ReplayOptions;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.run.RunEnd;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Replays the sample trail: five days of work in two accounts with an intrusion, and weeks "
            + "of a partner's small reads with a large one. Needs no cloud account.")
final class DemoCommand implements Callable<Integer> {
  private static final int MOST_ALERTS = 60;

  /** Marks a folder as one that an earlier demo made, so that the next may replace it. */
  private static final String MARK = ".trailhound-demo";

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "trailhound-demo",
      description = "The output folder (default: ${DEFAULT-VALUE}); an earlier demo is replaced.")
  private Path out;

  @Mixin private SuppressionLists suppressions;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  DemoCommand() {}

  @Override
  public Integer call() throws Exception {
    Runtimes.prepareFileSystems();
    Console console = new Console(spec.commandLine().getOut());
    List<RuleText> lists = suppressions.texts();
    clear();
    Path trail = out.resolve("trail");
    GeneratedTrail made = GenerateCommand.write(TrailOptions.story(), trail);
    console.line(
        "The sample trail: %s records in %s files, %s to %s: %s"
            .formatted(
                Terminal.number(made.records()),
                Terminal.number(made.files()),
                made.first(),
                made.last(),
                trail));
    RuleSources sources = RuleSources.of(List.of());
    RuleSet rules = sources.load();
    console.ruleProblems(rules);
    SuppressionLists.load(lists, rules, console);
    String results = out.resolve("results").toString();
    RunFolder folder = new RunFolder(Input.of(results).path());
    ReplayOptions options =
        new ReplayOptions(
            List.of(Input.of(trail.resolve("AWSLogs").toString())),
            folder.root(),
            TrailFilter.all(),
            sources.texts(),
            lists,
            EnrichmentOptions.NONE,
            RiskOptions.DEFAULT,
            true,
            true,
            Optional.empty(),
            Duration.ofHours(1));
    ObjectNode summary = new ReplayRun(options, rules, 0, console).run();
    console.line("");
    console.line("Alerts, oldest first:");
    console.alerts(visitor -> RunEnd.eachAlert(folder, visitor), MOST_ALERTS);
    console.summary(summary);
    console.whereToLook(results, true);
    return 0;
  }

  private void clear() throws IOException {
    if (Files.exists(out)) {
      boolean empty;
      try (Stream<Path> children = Files.list(out)) {
        empty = children.findAny().isEmpty();
      }
      if (!empty && !Files.exists(out.resolve(MARK))) {
        throw new UsageException(out + " is not empty, and no demo made it: name another --out");
      }
      try (Stream<Path> all = Files.walk(out)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(out);
    Files.createFile(out.resolve(MARK));
  }
}
