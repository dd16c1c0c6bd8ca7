package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Habits follow the clock on the wall, through daylight saving, in every zone, over holidays. */
class DaylightTest {
  private static CorrelationRule rule(String calendar, String hours) {
    return BaselineRules.load(
        "  measure: {function: sum, field: bytes}\n  timespan: 1h\n  hours: "
            + hours
            + "\n  condition: {times: 5, increase: 1000, samples: 3}\n  calendar: "
            + calendar
            + "\n");
  }

  /** A batch at 9 and at 17 o'clock of local time each working day, nothing else. */
  static void work(Story story, String from, int days) {
    LocalDate first = LocalDate.parse(from);
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      if (date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
        story.at(date.atTime(9, 10), "1900");
        story.at(date.atTime(17, 10), "20000");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-01-26", // to 8 March 2026
    "America/New_York, 2026-09-21", // to 1 November 2026
    "Europe/Berlin, 2026-02-16", // to 29 March 2026
    "Europe/Berlin, 2026-09-14", // to 25 October 2026
    "Australia/Sydney, 2026-02-23", // to 5 April 2026, from summer time
    "Australia/Sydney, 2026-08-24", // to 4 October 2026
  })
  void aHabitGoesOnAsTheClockChanges(String zone, String from) {
    Story story = new Story(rule("{zone: " + zone + "}", "any"), zone);
    work(story, from, 56);
    assertThat(story.sentences()).isEmpty();
    // A calendar without daylight saving meets the large batch where only the small one was.
    Story fixed = new Story(rule("{zone: UTC}", "any"), zone);
    work(fixed, from, 56);
    assertThat(fixed.window.isEmpty()).isFalse();
    // The large batch in the place of the small one is none of its habits.
    story.at(LocalDate.parse(from).plusDays(56).atTime(9, 20), "18000");
    assertThat(story.sentences()).singleElement().asString().contains("normally 1.9 kB");
  }

  @ParameterizedTest
  @CsvSource({
    "America/Mexico_City",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Australia/Sydney"
  })
  void offHoursAreThoseOfTheZone(String zone) {
    LocalDate day = LocalDate.parse("2026-11-17");
    for (int hour = 0; hour < 24; hour++) {
      Story story = new Story(rule("{zone: " + zone + "}", "off"), zone);
      work(story, "2026-10-05", 42);
      story.at(day.atTime(hour, 30), "500000");
      boolean off = hour < 8 || hour >= 18;
      assertThat(story.alerts).as("%d o'clock in %s", hour, zone).hasSize(off ? 1 : 0);
    }
  }

  @Test
  void aHolidayIsOffAndTeachesNothing() {
    String calendar = "{zone: Europe/Berlin, holidays: [2026-11-13]}";
    Story on = new Story(rule(calendar, "on"), "Europe/Berlin");
    Story off = new Story(rule(calendar, "off"), "Europe/Berlin");
    for (Story story : List.of(on, off)) {
      work(story, "2026-10-05", 39); // to Thursday, 12 November
      story.at(LocalDateTime.parse("2026-11-13T09:10"), "90000");
    }
    assertThat(on.alerts).isEmpty();
    assertThat(off.sentences())
        .containsExactly(
            "2026-11-13 08:15-09:15 Europe/Berlin: a sum of bytes of 90 kB in records of \"Object"
                + " read\", normally nothing at this hour of the day (10 samples) and never more"
                + " than 0 bytes within 1 h outside working hours");
    // On the next Friday only Fridays of work count, and none is missing.
    on.at(LocalDateTime.parse("2026-11-20T09:10"), "90000");
    assertThat(on.sentences())
        .singleElement()
        .asString()
        .contains("normally 1.9 kB", "(5 samples)");
  }
}
