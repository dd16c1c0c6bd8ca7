package io.trailhound.events.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each line of {@code agent/NAME.log} becomes the event on the same line of {@code
 * NAME.expected.ndjson}. With {@code -Dtrailhound.golden.write=true} the events are written anew;
 * read the difference before you commit it.
 */
class GoldenLinesTest {
  static List<Path> files() {
    return Samples.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void linesBecomeTheseEvents(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<String> lines = Files.readAllLines(file);
    List<String> events = Samples.decode(name, lines).stream().map(Samples::json).toList();
    Path expected = file.resolveSibling(name.replace(".log", ".expected.ndjson"));
    if (Boolean.getBoolean("trailhound.golden.write")) {
      Files.write(expected, events);
    }
    List<String> wanted = Files.readAllLines(expected);
    for (int i = 0; i < Math.min(events.size(), wanted.size()); i++) {
      assertThat(events.get(i)).as("%s:%d: %s", name, i + 1, lines.get(i)).isEqualTo(wanted.get(i));
    }
    assertThat(events).hasSameSizeAs(wanted);
  }
}
