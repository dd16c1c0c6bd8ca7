package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts of rule files, as a job carries them to where it runs.
 *
 * @param texts sorted by name within each path that was given
 * @param problems files that could not be read
 */
public record RuleFiles(List<RuleText> texts, List<RuleProblem> problems) {
  /** Makes a list of texts. */
  public RuleFiles {
    texts = List.copyOf(texts);
    problems = List.copyOf(problems);
  }

  /**
   * Reads files, and all {@code .yml} and {@code .yaml} files below folders but the tests of rules
   * ({@code .test.yml}); {@code placeholders.yml} and {@code calendars.yml} are among them. A file
   * that is reached twice is read once.
   */
  public static RuleFiles read(List<Path> paths) {
    List<RuleText> texts = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      try {
        for (Path file : list(path)) {
          if (seen.add(file.toRealPath())) {
            read(file, texts, problems);
          }
        }
      } catch (IOException | UncheckedIOException e) {
        problems.add(problem(path, e));
      }
    }
    return new RuleFiles(texts, problems);
  }

  /** Whether a file's name is that of a rule's tests. */
  static boolean isTest(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".test.yml") || name.endsWith(".test.yaml");
  }

  private static List<Path> list(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> isRule(file) && Files.isRegularFile(file))
          .sorted((a, b) -> name(a).compareTo(name(b)))
          .toList();
    }
  }

  private static boolean isRule(Path file) {
    String name = String.valueOf(file.getFileName());
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && !isTest(file);
  }

  private static void read(Path file, List<RuleText> texts, List<RuleProblem> problems) {
    try {
      if (Files.size(file) > YamlReader.MAX_LENGTH) {
        String reason = "larger than " + YamlReader.MAX_LENGTH + " bytes";
        problems.add(new RuleProblem(name(file), 0, 0, reason));
        return;
      }
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      texts.add(new RuleText(name(file), text.startsWith("\uFEFF") ? text.substring(1) : text));
    } catch (CharacterCodingException e) {
      problems.add(new RuleProblem(name(file), 0, 0, "the file is not UTF-8"));
    } catch (IOException e) {
      problems.add(problem(file, e));
    }
  }

  private static RuleProblem problem(Path path, Exception e) {
    String reason =
        Files.exists(path) ? "cannot be read: " + e.getMessage() : "no such file or folder";
    return new RuleProblem(name(path), 0, 0, reason);
  }

  private static String name(Path path) {
    return path.toString().replace('\\', '/');
  }
}
