package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that runs beside the test, with those that it starts. None outlives the test's JVM,
 * unless that is killed itself.
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LOG_LINES = 40;
  private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> RUNNING.forEach(p -> p.tree().forEach(ProcessHandle::destroyForcibly)),
                "kill-servers"));
  }

  private final String name;
  private final Process process;
  private final Path log;

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    RUNNING.add(this);
  }

  /**
   * Starts a process.
   *
   * @param environment what is added to the environment of this JVM
   * @param log the file to which its output, of both kinds, is appended
   */
  static ServerProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new ServerProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the process can be used, at most so long; fails at once when it has ended. */
  void waitUntilReady(Duration limit, BooleanSupplier ready) {
    waitUntilReady(limit, ready, () -> "");
  }

  /** The same, with more to say when the time is up. */
  void waitUntilReady(Duration limit, BooleanSupplier ready, Supplier<String> detail) {
    Await.until(
        name + " is ready",
        limit,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(name + " ended: " + process.exitValue() + "\n" + logTail());
          }
          return ready.getAsBoolean();
        },
        () -> detail.get() + "\n" + logTail());
  }

  /** Waits until the process ends by itself, and returns its exit status. */
  int waitForExit(Duration limit) {
    Await.until(name + " ends", limit, () -> !process.isAlive(), this::logTail);
    RUNNING.remove(this);
    return process.exitValue();
  }

  /** Asks it to stop (SIGTERM) and waits until it has. */
  void stop() {
    List<ProcessHandle> tree = tree();
    process.destroy();
    signal("CONT", tree); // a paused process would hear of it only later
    waitForEnd(tree);
  }

  /** Ends it at once (SIGKILL), and what it started. */
  void kill() {
    List<ProcessHandle> tree = tree();
    tree.forEach(ProcessHandle::destroyForcibly);
    waitForEnd(tree);
  }

  /** Makes it stand still (SIGSTOP): its connections stay open, and nothing answers. */
  void pause() {
    if (!process.isAlive()) {
      throw new IllegalStateException(name + " does not run");
    }
    signal("STOP", tree());
  }

  /** Lets a paused process go on (SIGCONT). */
  void resume() {
    signal("CONT", tree());
  }

  /** All that its log file holds so far. */
  String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of its log file, for messages. */
  String logTail() {
    List<String> lines = output().lines().toList();
    return log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  private List<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Waits for the system, and for the JDK, which notices a little later. */
  private void waitForEnd(List<ProcessHandle> tree) {
    Await.until(
        name + " has ended",
        PATIENCE,
        () -> !process.isAlive() && tree.stream().noneMatch(ProcessHandle::isAlive),
        this::logTail);
    RUNNING.remove(this);
  }

  // By the shell, whose kill is built in: not every machine has the program. One that has just
  // ended cannot be signalled, nor need it be.
  private static void signal(String signal, List<ProcessHandle> tree) {
    String pids =
        tree.stream()
            .filter(ProcessHandle::isAlive)
            .map(handle -> Long.toString(handle.pid()))
            .collect(Collectors.joining(" "));
    if (pids.isEmpty()) {
      return;
    }
    Command.run(List.of("sh", "-c", "kill -" + signal + " " + pids + " 2>/dev/null || :"), "");
  }
}
