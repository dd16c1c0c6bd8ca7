package io.trailhound.pipeline.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs of the JDK that runs the tests. */
final class Jvm {
  /** The folder of this JDK. */
  static final Path HOME = Path.of(System.getProperty("java.home"));

  // Flink reads these by reflection; the parent pom's jvm.opens says the same.
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  private Jvm() {}

  /** A program of this JDK, such as {@code java}. */
  static String program(String name) {
    return HOME.resolve("bin").resolve(name).toString();
  }

  /** {@code java} with Flink's flags, further ones, a class path, and a main class. */
  static List<String> command(
      List<String> flags, String classPath, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program("java")));
    command.addAll(OPENS);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return command;
  }
}
