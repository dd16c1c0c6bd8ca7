package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** State that was stored is small, and must load in every later version. */
class BaselineCodecTest {
  private static final String FIRST_FORM = "baseline-v1.bin.gz";

  private static final CorrelationRule RULE =
      BaselineRules.load(
          """
            measure: {function: sum, field: bytes}
            timespan: 1h
            condition: {times: 3, increase: 1000, samples: 2}
          """);

  /** Three weeks, an open alert of which not everything is held, and cells that are. */
  private static Story story() {
    Story story = new Story(RULE, "UTC");
    story.daily("2026-10-05T10:10", 21, "50");
    LocalDateTime attack = LocalDateTime.parse("2026-10-26T10:00");
    for (int minute = 0; minute < 150; minute++) {
      story.at(attack.plusMinutes(minute), String.valueOf(1000 + minute));
    }
    story.at("2026-10-26T12:31", "none");
    return story;
  }

  /** Writes the file that a test loads: run once, when the form of the state was new. */
  public static void main(String[] args) throws IOException {
    try (GZIPOutputStream out =
        new GZIPOutputStream(Files.newOutputStream(Path.of(args[0], FIRST_FORM)))) {
      out.write(write(story()));
    }
  }

  private static byte[] write(Story story) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.window.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Story read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Story story = new Story("UTC", GroupWindows.read(RULE, BaselineTrial.GROUP, in));
    assertThat(in.available()).isZero();
    return story;
  }

  @Test
  void goesOnFromWhatItReads() throws IOException {
    Story story = story();
    Story loaded = read(write(story));
    assertThat(write(loaded)).isEqualTo(write(story));
    assertThat(loaded.window.nextTime()).isEqualTo(story.window.nextTime());
    assertThat(loaded.window.size()).isEqualTo(story.window.size());
    story.at("2026-10-26T12:32", "9999");
    loaded.number(story);
    loaded.at("2026-10-26T12:32", "9999");
    assertThat(loaded.alerts.values())
        .singleElement()
        .satisfies(episode -> assertThat(story.alerts.values()).containsExactly(episode));
  }

  /** The file was written when the form was new; a later form gets another one beside it. */
  @Test
  void readsTheFirstForm() throws IOException {
    byte[] first;
    try (GZIPInputStream in =
        new GZIPInputStream(Objects.requireNonNull(getClass().getResourceAsStream(FIRST_FORM)))) {
      first = in.readAllBytes();
    }
    Story loaded = read(first);
    assertThat(write(loaded)).isEqualTo(first);
    assertThat(loaded.window.hasNews()).isFalse();
    loaded.at("2026-10-26T12:32", "9999");
    assertThat(loaded.sentences()).singleElement().asString().contains("normally nothing");
  }

  @Test
  void refusesAnUnknownForm() {
    byte[] bytes = {2, 0};
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2 is unknown");
  }

  @Test
  void takesLessThanFourKilobytesAfterWeeksOfDifferentFigures() throws IOException {
    Story story = new Story(RULE, "UTC");
    Random random = new Random(5);
    LocalDateTime hour = LocalDateTime.parse("2026-06-01T00:30");
    for (int i = 0; i < 24 * 7 * 12; i++) {
      story.at(hour.plusHours(i), String.valueOf(random.nextInt(1_000_000)));
    }
    story.window.advance(story.millis(hour.plusHours(24 * 7 * 12)));
    story.tell();
    assertThat(write(story).length).isBetween(Profile.BYTES, 4096);
  }

  @Test
  void takesLittleWhenItWasSeenOnce() throws IOException {
    Story story = new Story(RULE, "UTC");
    story.at("2026-06-01T00:30", "1");
    assertThat(write(story).length).isLessThan(450);
    story.window.advance(story.millis(LocalDateTime.parse("2026-06-01T02:00")));
    assertThat(write(story).length).isLessThan(150);
  }
}
