package io.trailhound.pipeline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: {@code trailhound COMMAND}. */
@Command(
    name = "trailhound",
    description = "Forensics for AWS CloudTrail: replay trails, find attacks, keep the evidence.",
    subcommands = {
      ReplayCommand.class,
      LiveCommand.class,
      StatusCommand.class,
      DemoCommand.class,
      WhoCommand.class,
      RulesCommand.class,
      ReportCommand.class,
      GenerateCommand.class,
      FeedCommand.class,
      GeoipCommand.class,
      IdentityCommand.class,
      SetupCommand.class,
    },
    mixinStandardHelpOptions = true,
    version = "trailhound 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done, 1 the run failed, 2 wrong usage or unreadable input.",
      "'trailhound bench' measures throughput; see bench/README.md.",
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  Main() {}

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "no command was given");
  }

  /** Runs a command and ends the process with its status. */
  public static void main(String[] args) {
    int status = run(args);
    // Under `flink run` the client goes on after main; it takes an exception for a failure.
    if (Runtimes.isEmbedded()) {
      System.exit(status);
    }
    if (status != 0) {
      throw new IllegalStateException("trailhound ended with status " + status);
    }
  }

  /** Runs a command and returns its status. */
  static int run(String... args) {
    return run(new CommandLine(new Main()), args);
  }

  /** Runs a command that prints where the command line says; returns its status. */
  static int run(CommandLine line, String... args) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::usage);
    line.setExecutionExceptionHandler(Main::failure);
    try {
      return line.execute(ConfigFile.expand(ManagedService.arguments(args)));
    } catch (UsageException e) {
      return complain(line, String.valueOf(e.getMessage()), 2);
    }
  }

  private static int usage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    int status = complain(line, String.valueOf(e.getMessage()), 2);
    line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return status;
  }

  private static int failure(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof UsageException) {
      return complain(line, String.valueOf(e.getMessage()), 2);
    }
    LoggerFactory.getLogger(Main.class).error("the command failed", e);
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return complain(line, "failed: " + reason, 1);
  }

  private static int complain(CommandLine line, String message, int status) {
    PrintWriter err = line.getErr();
    String first = message.strip().lines().findFirst().orElse("unknown error");
    err.println("trailhound: " + Terminal.safe(first));
    err.flush();
    return status;
  }
}
