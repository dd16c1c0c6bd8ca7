package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule, and a file that says where the accounts are and when they have a holiday. */
class AccountCalendarsTest {
  private static final RuleText RULE =
      new RuleText(
          "night.yml",
          """
          title: Object read
          name: read
          logsource: {product: aws, service: cloudtrail}
          detection: {selection: {eventName: GetObject}, condition: selection}
          ---
          title: Much read at night
          id: much-read
          level: medium
          correlation:
            type: baseline
            rules: [read]
            group-by: [recipientAccountId]
            timespan: 1h
            measure: {function: sum, field: bytes}
            hours: off
            condition: {times: 5, increase: 1000}
          """);

  private static final RuleText CALENDARS =
      new RuleText(
          "calendars.yml",
          """
          calendars:
            mexico: {zone: America/Mexico_City}
            new-york: {zone: America/New_York}
            berlin: {zone: Europe/Berlin, holidays: [2026-11-17]}
            kolkata: {zone: Asia/Kolkata}
            sydney: {zone: Australia/Sydney}
          accounts:
            "111122223333": mexico
            "222233334444": new-york
            "333344445555": berlin
            "444455556666": kolkata
            "555566667777": sydney
          """);

  @ParameterizedTest
  @CsvSource({
    "111122223333, America/Mexico_City, false",
    "222233334444, America/New_York, false",
    "333344445555, Europe/Berlin, true",
    "444455556666, Asia/Kolkata, false",
    "555566667777, Australia/Sydney, false",
  })
  void offHoursAndHolidaysAreThoseOfTheAccount(String account, String zone, boolean holiday) {
    RuleSet set = RuleLoader.loadTexts(List.of(RULE, CALENDARS));
    assertThat(set.problems()).isEmpty();
    CorrelationRule rule = set.correlations().get(0);
    LocalDate day = LocalDate.parse("2026-11-17");
    for (int hour = 0; hour < 24; hour++) {
      Story story = new Story(zone, GroupWindows.of(rule, new GroupKey(List.of(account))));
      DaylightTest.work(story, "2026-10-05", 42);
      story.at(day.atTime(hour, 30), "500000");
      boolean off = holiday || hour < 8 || hour >= 18;
      assertThat(story.alerts).as("%d o'clock in %s", hour, zone).hasSize(off ? 1 : 0);
    }
  }
}
