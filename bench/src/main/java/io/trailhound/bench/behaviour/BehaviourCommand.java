package io.trailhound.bench.behaviour;

import io.trailhound.detection.sigma.parse.RuleFiles;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitTrail;
import io.trailhound.generate.habits.SideFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trailhound bench behaviour}. */
@Command(
    name = "behaviour",
    mixinStandardHelpOptions = true,
    description = {
      "Lets weeks of habits with known anomalies run through the behaviour rules, and says what "
          + "they find, what they miss and what they say beyond it. See bench/README.md.",
    })
public final class BehaviourCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--weeks", paramLabel = "N", description = "Weeks of the trail.")
  private @Nullable Integer weeks;

  @Option(names = "--principals", paramLabel = "N", description = "People and machines.")
  private @Nullable Integer principals;

  @Option(names = "--anomalies", paramLabel = "N", description = "Anomalies among the habits.")
  private @Nullable Integer anomalies;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed, another trail.")
  private @Nullable Long seed;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Other rules than the shipped ones; may be given again.")
  private @Nullable List<Path> rules;

  @Option(
      names = "--keys",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Keys of the flood; 0 for none (default: ${DEFAULT-VALUE}).")
  private int keys;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the figures there as JSON.")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  BehaviourCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = spec.commandLine().getOut();
    HabitTrail trail = trail();
    RuleSet loaded = rules(trail);
    BehaviourBench bench =
        new BehaviourBench(trail, loaded, spec.commandLine().getErr()::println);
    BehaviourReport report = bench.run(keys);
    terminal.print(BehaviourTable.of(report));
    terminal.flush();
    if (out != null) {
      BehaviourJson.write(report, out);
    }
    return 0;
  }

  private HabitTrail trail() {
    try {
      HabitOptions options = HabitOptions.DEFAULT;
      options = seed == null ? options : options.withSeed(seed);
      options = weeks == null ? options : options.withWeeks(weeks);
      options = principals == null ? options : options.withPrincipals(principals);
      options = anomalies == null ? options : options.withAnomalies(anomalies);
      return new HabitTrail(options);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** The rules with the calendars of the trail's people. */
  private RuleSet rules(HabitTrail trail) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (rules == null) {
      String home = System.getProperty("trailhound.home");
      if (home == null) {
        throw wrong("run it as './trailhound bench behaviour'");
      }
      paths.add(Path.of(home, "rules"));
    } else {
      paths.addAll(rules);
    }
    Path folder = Files.createTempDirectory("trailhound-bench");
    Path calendars = folder.resolve("calendars.yml");
    try {
      Files.writeString(calendars, SideFiles.calendars(trail));
      paths.add(calendars);
      RuleSet loaded = RuleLoader.load(RuleFiles.read(paths));
      loaded.problems().forEach(spec.commandLine().getErr()::println);
      return loaded;
    } finally {
      Files.deleteIfExists(calendars);
      Files.delete(folder);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
