package io.trailhound.detection.correlation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Joined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How many bytes a group takes at rest. docs/behaviour-kinds.md says these figures; values are 20
 * characters long.
 */
class StateSizeTest {
  private static final String GROUP = "  rules: a\n  group-by: group\n";

  /** Bytes after 60 days of one value an hour, when the last hour is held. */
  private static int bytes(String correlation, IntFunction<@Nullable String> values) {
    Lone lone = new Lone("correlation:\n" + GROUP + correlation.indent(2));
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int hour = 0; hour < 24 * 60; hour++) {
      Instant at = start.plus(Duration.ofHours(hour));
      lone.advance(at.minus(Duration.ofHours(1)).toString());
      lone.insert(at.toString(), values.apply(hour));
      lone.changes();
    }
    return lone.bytes();
  }

  private static IntFunction<@Nullable String> different(int count) {
    return hour -> "value-%014d".formatted(hour % count);
  }

  @Test
  void isWhatTheDocumentSays() {
    String firstSeen = "type: first_seen\ntimespan: 90d\ncondition: {field: value}\n";
    assertThat(bytes(firstSeen, different(5))).isBetween(350, 550);
    assertThat(bytes(firstSeen, different(512))).isBetween(19_000, 22_000);
    String rare = "type: rare\ntimespan: 90d\ncondition: {field: value, lte: 2}\n";
    assertThat(bytes(rare, different(20))).isBetween(1_400, 2_000);
    assertThat(bytes(rare, different(512))).isBetween(20_000, 25_000);
    String travel = "type: travel\ntimespan: 1d\ncondition: {speed: 900, distance: 500}\n";
    String place = Joined.join(List.of("52.52", "13.405", "20", "Berlin", "DE"));
    assertThat(bytes(travel, hour -> place)).isBetween(350, 650);
    String silence = "type: silence\ntimespan: 1h\ncondition: {factor: 3}\n";
    assertThat(bytes(silence, hour -> null)).isBetween(450, 700);
  }
}
