package io.trailhound.bench;

import io.trailhound.bench.behaviour.BehaviourCommand;
import io.trailhound.bench.report.JsonReport;
import io.trailhound.bench.report.Report;
import io.trailhound.bench.report.Table;
import io.trailhound.bench.trail.Trail;
import io.trailhound.generate.TrailOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trailhound bench}. */
@Command(
    name = "trailhound bench",
    mixinStandardHelpOptions = true,
    version = "trailhound 0.1.0",
    subcommands = BehaviourCommand.class,
    description = {
      "Generates a trail and measures how fast it is read: single stages in memory, and the whole "
          + "replay as a process. See bench/README.md.",
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Events of the generated trail (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(names = "--accounts", paramLabel = "N", description = "Accounts of the generated trail.")
  private @Nullable Integer accounts;

  @Option(
      names = "--principals",
      paramLabel = "N",
      description = "People and machines of the generated trail.")
  private @Nullable Integer principals;

  @Option(names = "--days", paramLabel = "N", description = "Days of the generated trail.")
  private @Nullable Integer days;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds to measure, after one to warm up (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "STAGE",
      description = "Of ${COMPLETION-CANDIDATES}; several with commas (default: all).")
  private Set<Part> only = EnumSet.allOf(Part.class);

  @Option(
      names = "--trail",
      paramLabel = "DIR",
      description =
          "The trail to measure with: the .json.gz files below this folder, or, when there are "
              + "none, where to generate it. It stays there.")
  private @Nullable Path trail;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the figures there as JSON.")
  private @Nullable Path out;

  @Option(names = "--keep", description = "Keep the generated trail and what replays wrote.")
  private boolean keep;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  private Main() {}

  /** Runs the command and ends the process: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (e, wrong) -> complain(e.getCommandLine(), e.getMessage() + "; see --help", 2));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> complain(failed, "failed: " + e.getMessage(), 1));
    System.exit(line.execute(args));
  }

  private static int complain(CommandLine line, String message, int status) {
    line.getErr().println("trailhound bench: " + message);
    return status;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String home = System.getProperty("trailhound.home");
    if (home == null) {
      throw wrong("run it as './trailhound bench'");
    }
    if (rounds < 1) {
      throw wrong("--rounds must be at least 1");
    }
    PrintWriter terminal = spec.commandLine().getOut();
    PrintWriter progress = spec.commandLine().getErr();
    try (WorkFolder work = new WorkFolder(keep)) {
      progress.println("preparing the trail");
      Trail prepared = prepare(work);
      Report report = new Bench(prepared, Path.of(home), only, progress::println).run(rounds, work);
      terminal.print(Table.of(report));
      terminal.flush();
      if (out != null) {
        JsonReport.write(report, out);
      }
      if (keep) {
        progress.println("kept: " + work.path());
      }
    }
    return 0;
  }

  private Trail prepare(WorkFolder work) throws IOException {
    Path folder = trail == null ? work.path().resolve("trail") : trail;
    if (!Trail.list(folder).isEmpty()) {
      return Trail.open(folder);
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw wrong("--trail must be a folder: " + folder);
    }
    return Trail.generate(folder, options());
  }

  private TrailOptions options() {
    TrailOptions options = TrailOptions.load();
    try {
      options = options.withEvents(events);
      options = accounts == null ? options : options.withAccounts(accounts);
      options = principals == null ? options : options.withPrincipals(principals);
      return days == null ? options : options.withDays(days);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
