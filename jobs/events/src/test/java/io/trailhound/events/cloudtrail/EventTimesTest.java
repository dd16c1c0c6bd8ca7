package io.trailhound.events.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:15:30Z, 2026-03-02T08:15:30Z",
    "2026-03-02 08:15:30, 2026-03-02T08:15:30Z",
    "2026-03-02 08:15:30Z, 2026-03-02T08:15:30Z",
    "2026-03-02 08:15:30.123, 2026-03-02T08:15:30.123Z",
    "2026-03-02 08:15:30.123456789, 2026-03-02T08:15:30.123Z",
    "2026-03-02T08:15:30.5Z, 2026-03-02T08:15:30.500Z",
    "2026-03-02T08:15:30+02:00, 2026-03-02T06:15:30Z",
    "2026-03-02T08:15:30-0530, 2026-03-02T13:45:30Z",
    "2024-02-29T23:59:60Z, 2024-03-01T00:00:00Z",
    "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
  })
  void readsTheFormsThatOccur(String text, Instant expected) {
    assertThat(Instant.ofEpochMilli(parse(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redacted",
        "2026-03-02",
        "2026-13-02T08:15:30Z",
        "2026-02-29T08:15:30Z",
        "2026-03-02T24:15:30Z",
        "2026-03-02T08:15:30.Z",
        "2026-03-02T08:15:30.1234567890Z",
        "2026-03-02T08:15:30Zx",
        "2026/03/02T08:15:30Z",
        "9999-99-99 99:99:99",
        "2026-03-02T08:15:3éZ",
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(parse(text)).isEqualTo(EventTimes.INVALID);
  }

  @Test
  void agreesWithTheJdkOnTheCalendar() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      Instant time =
          Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_799L))
              .truncatedTo(ChronoUnit.SECONDS);
      assertThat(parse(time.toString())).isEqualTo(time.toEpochMilli());
    }
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return EventTimes.parse(bytes, 0, bytes.length);
  }
}
