package io.trailhound.events.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever becomes of a line, it is an event, and the line is its message. */
class MutilatedLinesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PIECES =
      " \"'\\:;=[](){}<>\u0000\u001d\u007f\u00e9\ud83d\ude00\ufeff,.-0aA";

  private final List<String> samples = samples();

  private static List<String> samples() {
    List<String> lines = new ArrayList<>();
    for (Path file : Samples.files()) {
      try {
        lines.addAll(Files.readAllLines(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, seed = "20260306")
  void isAnEventWithTheLine(
      @ForAll int which, @ForAll int other, @ForAll int at, @ForAll int to, @ForAll int how)
      throws IOException {
    String line = samples.get(Math.floorMod(which, samples.size()));
    String second = samples.get(Math.floorMod(other, samples.size()));
    int from = Math.floorMod(at, line.length() + 1);
    int end = from + Math.floorMod(to, line.length() + 1 - from);
    String piece = piece(to);
    String text =
        switch (Math.floorMod(how, 6)) {
          case 0 -> line.substring(0, from);
          case 1 -> line.substring(from);
          case 2 -> line.substring(0, from) + line.substring(end);
          case 3 -> line.substring(0, from) + piece + line.substring(from);
          case 4 -> line.substring(0, from) + piece + line.substring(Math.min(from + 1, end));
          default -> line.substring(0, from) + second.substring(Math.min(from, second.length()));
        };
    Event event = Samples.decode("mutilated.log", List.of(text)).get(0);
    assertThat(MAPPER.readTree(Samples.json(event)).path("message").asText()).isEqualTo(text);
  }

  private static String piece(int seed) {
    int at = Math.floorMod(seed, PIECES.codePointCount(0, PIECES.length()));
    return Character.toString(PIECES.codePointAt(PIECES.offsetByCodePoints(0, at)));
  }

  /** A megabyte that a form of words takes apart must not take long: its time is linear. */
  @Test
  @Timeout(20)
  void hugeLinesTakeNoLonger() {
    for (String sample : samples) {
      int from = sample.lastIndexOf(' ');
      String stuffing = sample.substring(Math.max(0, sample.length() / 2)).repeat(2);
      String huge =
          sample.substring(0, Math.max(0, from))
              + stuffing.repeat(200_000 / (stuffing.length() + 1));
      assertThat(Samples.decode("huge.log", List.of(huge))).hasSize(1);
    }
  }
}
