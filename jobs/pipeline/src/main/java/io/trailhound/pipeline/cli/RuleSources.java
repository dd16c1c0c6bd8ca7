package io.trailhound.pipeline.cli;

import io.trailhound.detection.sigma.parse.RuleFiles;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules that a command uses: folders that the user names, or the shipped ones. */
final class RuleSources {
  private final RuleFiles files;

  private RuleSources(RuleFiles files) {
    this.files = files;
  }

  /** Reads the files; none named means the shipped ones. */
  static RuleSources of(List<Path> named) {
    List<Path> folders = named.isEmpty() ? List.of(shipped()) : named;
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new UsageException("no such rules: " + folder);
      }
    }
    return new RuleSources(RuleFiles.read(folders));
  }

  private static Path shipped() {
    String home = System.getProperty(Runtimes.HOME);
    if (home == null) {
      throw new UsageException("name the rules with --rules: there are none beside this jar");
    }
    return Path.of(home, "rules");
  }

  /** The texts, for a job to carry. */
  List<RuleText> texts() {
    return files.texts();
  }

  /** The rules. */
  RuleSet load() {
    return RuleLoader.load(files);
  }
}
