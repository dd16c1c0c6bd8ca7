package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the command that users run: the {@code trailhound} script of this checkout. */
public final class Trailhound {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Trailhound() {}

  /**
   * How a command ended.
   *
   * @param status its exit status
   * @param out what it printed
   * @param err what it complained about
   */
  public record Result(int status, String out, String err) {}

  /** Runs a command to its end. */
  public static Result run(String... args) {
    return run(Map.of(), args);
  }

  /** Runs a command to its end, with more variables in its environment. */
  public static Result run(Map<String, String> environment, String... args) {
    return start(environment, args).waitForEnd();
  }

  /** Starts a command. */
  public static Running start(Map<String, String> environment, String... args) {
    Path checkout = Path.of(System.getProperty("trailhound.checkout"));
    List<String> command = new ArrayList<>(List.of(checkout.resolve("trailhound").toString()));
    command.addAll(List.of(args));
    try {
      Path out = Files.createTempFile("trailhound", ".out");
      Path err = Files.createTempFile("trailhound", ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("TRAILHOUND_HEAP", "768m");
      // Runs of some seconds: the second compiler would cost more than all else.
      builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
      builder.environment().put("TRAILHOUND_LOG", err + ".log");
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new Running(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command under way. */
  public static final class Running {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
      return process.isAlive();
    }

    /** Ends it without a warning (SIGKILL). */
    public void kill() {
      process.destroyForcibly();
      waitForEnd();
    }

    /** Waits for its end. */
    public Result waitForEnd() {
      try {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("the command did not end\n" + Files.readString(out));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
