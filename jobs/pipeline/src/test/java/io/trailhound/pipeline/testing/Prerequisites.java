package io.trailhound.pipeline.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of its machine and of the build. */
public final class Prerequisites {
  private Prerequisites() {}

  /**
   * Lets the test go on when its machine has what it needs.
   *
   * @param reason what is missing and how to get it, in one sentence
   * @throws AssertionError when it is missing and the environment says {@code CI=true}: there,
   *     nothing is left out
   * @throws org.opentest4j.TestAbortedException when it is missing elsewhere, with the reason
   *     printed
   */
  public static void require(boolean met, String reason) {
    if (met) {
      return;
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(reason);
    }
    System.out.println("Skipped: " + reason);
    Assumptions.abort(reason);
  }

  /** The file or folder that the build made and named in this system property. */
  static Path built(String property) {
    String path = System.getProperty(property, "");
    require(!path.isEmpty(), property + " is not set: run this test by ./mvnw verify");
    Path file = Path.of(path);
    require(Files.exists(file), file + " is missing: run this test by ./mvnw verify");
    return file;
  }

  /** Whether a program of this name is on the path. */
  public static boolean hasProgram(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return true;
      }
    }
    return false;
  }
}
