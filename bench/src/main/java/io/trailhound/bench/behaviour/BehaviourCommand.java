package io.trailhound.bench.behaviour;

import io.trailhound.bench.WorkFolder;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitTrail;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
    BehaviourReport report;
    try (WorkFolder work = new WorkFolder(false)) {
      Surroundings surroundings = Surroundings.of(trail, work.path(), rules());
      surroundings.rules().problems().forEach(spec.commandLine().getErr()::println);
      report =
          new BehaviourBench(trail, surroundings, spec.commandLine().getErr()::println).run(keys);
    }
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

  private List<Path> rules() {
    String home = System.getProperty("trailhound.home");
    if (rules != null) {
      return rules;
    }
    if (home == null) {
      throw wrong("run it as './trailhound bench behaviour'");
    }
    return List.of(Path.of(home, "rules"));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
