package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Short commands, whose success is taken for granted. */
final class Command {
  private Command() {}

  /**
   * Runs a command to its end.
   *
   * @param input what it reads
   * @return what it wrote, of both kinds
   * @throws IllegalStateException when its exit status is not 0
   */
  static String run(List<String> command, String input) {
    return run(command, input, Map.of());
  }

  /** The same, with something added to the environment. */
  static String run(List<String> command, String input, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }
}
