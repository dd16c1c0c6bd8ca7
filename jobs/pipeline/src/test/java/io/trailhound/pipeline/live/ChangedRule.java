package io.trailhound.pipeline.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rule that changes between two starts of a job: its level, and so its version.
 *
 * @param id the rule's
 * @param folder the folder of all rules
 * @param file the rule's own file in it
 */
record ChangedRule(String id, Path folder, Path file) {

  /**
   * Copies the shipped rules; the one that raised most alerts, and that no other needs, changes.
   */
  static ChangedRule choose(Alerts alerts, Path folder) throws IOException {
    Path shipped = Path.of(System.getProperty("trailhound.dist"), "rules");
    try (Stream<Path> all = Files.walk(shipped)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    List<Map.Entry<String, Integer>> frequent =
        alerts.ofEvents().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    for (Map.Entry<String, Integer> rule : frequent) {
      List<Path> naming = naming(rule.getKey(), folder);
      if (naming.size() == 1) {
        return new ChangedRule(rule.getKey(), folder, naming.get(0));
      }
    }
    throw new AssertionError("every rule is needed by another");
  }

  private static List<Path> naming(String id, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".yml"))
          .filter(file -> text(file).contains(id))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Changes it. */
  void change() throws IOException {
    String text = text(file);
    String changed =
        text.replaceFirst(
            "(?m)^level: .*$", text.contains("level: low") ? "level: high" : "level: low");
    if (changed.equals(text)) {
      throw new AssertionError(file + " has no level");
    }
    Files.writeString(file, changed);
  }
}
