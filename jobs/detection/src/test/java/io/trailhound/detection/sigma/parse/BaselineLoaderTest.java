package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Function;
import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines are read, and what is wrong with one is told with its place. */
class BaselineLoaderTest {
  private static final String RULES =
      """
      title: Object read
      name: read
      logsource: {product: aws, service: cloudtrail}
      detection: {s: {eventName: GetObject}, condition: s}
      ---
      title: Much read
      correlation:
        type: baseline
        rules: [read]
        group-by: [sourceIPAddress]
      """;

  private static RuleSet load(String section, RuleText... more) {
    List<RuleText> texts = new ArrayList<>(List.of(more));
    texts.add(new RuleText("rules/much.yml", RULES + section.indent(2)));
    return RuleLoader.loadTexts(texts);
  }

  private static CorrelationRule rule(String section, RuleText... more) {
    RuleSet set = load(section, more);
    assertThat(set.problems()).isEmpty();
    return set.correlations().get(0);
  }

  private static Baseline baseline(String section, RuleText... more) {
    return (Baseline) Objects.requireNonNull(rule(section, more).behaviour());
  }

  private static List<String> problems(String section, RuleText... more) {
    return load(section, more).problems().stream().map(RuleProblem::toString).toList();
  }

  @Test
  void readsWhatIsWritten() {
    CorrelationRule rule =
        rule(
            """
            timespan: 30m
            measure: {function: percentile, field: additionalEventData.size, percentile: 95}
            hours: off
            calendar:
              zone: America/Mexico_City
              working-hours: "08:30-24:00"
              working-days: [mon, Tuesday]
              holidays: [2026-12-25]
            condition: {times: 2.5, increase: 0.5, samples: 8, deviations: 3, active: 2, records: 20}
            retention: 30d
            """);
    assertThat(rule.type()).isEqualTo(CorrelationType.BASELINE);
    assertThat(rule.timespan()).isEqualTo(1_800_000);
    assertThat(rule.condition().fields()).containsExactly("additionalEventData.size");
    assertThat(rule.condition().text())
        .isEqualTo("at least 2.5 times what is normal and 0.5 above it, 8 samples learned");
    Baseline baseline = (Baseline) Objects.requireNonNull(rule.behaviour());
    assertThat(baseline.measure().function()).isEqualTo(Function.PERCENTILE);
    assertThat(baseline.measure().percentile()).isEqualTo(BigDecimal.valueOf(95));
    assertThat(baseline.hours()).isEqualTo(Hours.OFF);
    assertThat(baseline.limits()).isEqualTo(new Baseline.Limits(2.5, 0.5, 8, 3, 2, 20));
    assertThat(baseline.retention()).isEqualTo(30L * 86_400_000);
    assertThat(baseline.calendars().of(List.of()))
        .isEqualTo(
            new WorkCalendar(
                ZoneId.of("America/Mexico_City"),
                LocalTime.of(8, 30),
                LocalTime.MIDNIGHT,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                Set.of(LocalDate.of(2026, 12, 25))));
  }

  @Test
  void mostMayBeLeftOut() {
    Baseline baseline =
        baseline("timespan: 1h\nmeasure: {function: error_ratio}\ncondition: {increase: 0.5}");
    assertThat(baseline.measure().fields()).containsExactly("errorCode");
    assertThat(baseline.hours()).isEqualTo(Hours.ANY);
    assertThat(baseline.limits()).isEqualTo(new Baseline.Limits(5, 0.5, 5, 3.5, 5, 1));
    assertThat(baseline.retention()).isEqualTo(70L * 86_400_000);
    assertThat(baseline.calendars().of(List.of("203.0.113.7"))).isEqualTo(WorkCalendar.UTC);
  }

  private static final RuleText CALENDARS =
      new RuleText(
          "rules/below/calendars.yml",
          """
          calendars:
            mexico: {zone: America/Mexico_City}
            berlin: {zone: Europe/Berlin}
            night: {working-hours: "22:00-06:00"}
          accounts: {"111122223333": mexico}
          identities: {"arn:aws:iam::111122223333:user/alice": berlin}
          default: night
          """);

  private static String zone(Baseline baseline, String group) {
    return baseline.calendars().of(List.of(group)).zone().getId();
  }

  @Test
  void calendarsStandInAFileOfTheirOwn() {
    String section = "timespan: 1h\nmeasure: {function: count}\ncondition: {increase: 5}\n";
    Baseline shared = baseline(section, CALENDARS);
    assertThat(zone(shared, "111122223333")).isEqualTo("America/Mexico_City");
    assertThat(zone(shared, "arn:aws:iam::111122223333:user/bob")).isEqualTo("America/Mexico_City");
    assertThat(zone(shared, "arn:aws:iam::111122223333:user/alice")).isEqualTo("Europe/Berlin");
    assertThat(shared.calendars().of(List.of("203.0.113.7")).from()).isEqualTo(LocalTime.of(22, 0));
    Baseline named = baseline(section + "calendar: berlin\n", CALENDARS);
    assertThat(zone(named, "111122223333")).isEqualTo("Europe/Berlin");
    assertThat(rule(section).version())
        .as("what was learned stays when a holiday is added")
        .isEqualTo(rule(section, CALENDARS).version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timespan: 7m|11:13: the timespan of a baseline must be whole 5 minutes, above 6 hours"
            + " whole hours, and at most a day",
        "timespan: 390m|11:13: the timespan of a baseline must be whole 5 minutes, above 6 hours"
            + " whole hours, and at most a day",
        "timespan: 2d|11:13: the timespan of a baseline must be whole 5 minutes, above 6 hours"
            + " whole hours, and at most a day",
        "measure: count|12:12: the measure must be a map",
        "measure: {function: most}|12:23: the function must be count, distinct, sum, avg,"
            + " percentile or error_ratio",
        "measure: {function: count, field: a}|12:12: count reads no field",
        "measure: {function: sum}|12:12: sum needs a 'field'",
        "measure: {function: sum, field: [a, b]}|12:12: sum reads one field",
        "measure: {function: sum, field: a, percentile: 5}|12:50: sum has no percentile",
        "measure: {function: percentile, field: a}|12:12: the percentile must be a number from 0"
            + " to 100",
        "measure: {function: sum, of: a}|12:28: a measure has no 'of'",
        "condition: {times: 5}|13:14: the condition needs 'increase', a number from 0.000001 to"
            + " 1000000000000000",
        "condition: {increase: 5, times: many}|13:35: the condition needs 'times', a number from"
            + " 1 to 1000000",
        "condition: {increase: 5, samples: 2.5}|13:14: 'samples' must be a whole number",
        "condition: {increase: 5, gte: 3}|13:28: a condition has no 'gte'",
        "hours: late|14:10: 'hours' must be on, off or any",
        "retention: 1h|15:14: the retention must be a time from 1d to 366d",
        "calendar: nowhere|16:13: no calendars.yml has a calendar 'nowhere'",
        "calendar: {zone: Mexico}|16:20: 'Mexico' is no time zone: give one as"
            + " America/Mexico_City",
        "calendar: {working-hours: early}|16:29: 'early' are no working hours: give them as"
            + " 08:00-19:00",
        "calendar: {working-days: [someday]}|16:29: 'someday' is no day: give them as mon, tue",
        "calendar: {holidays: [Christmas]}|16:25: 'Christmas' is no date: give them as"
            + " 2026-12-25",
        "calendar: {hours: 5}|16:14: a calendar has no 'hours'",
        "peers: 5|17:3: a correlation has no 'peers'",
      })
  void whatIsWrongIsToldWithItsPlace(String line, String problem) {
    List<String> lines =
        List.of(
            "timespan: 1h",
            "measure: {function: count}",
            "condition: {increase: 5}",
            "hours: any",
            "retention: 30d",
            "calendar: {}",
            "");
    StringBuilder section = new StringBuilder();
    String key = line.substring(0, line.indexOf(':') + 1);
    for (String usual : lines) {
      boolean replaced = !usual.isEmpty() && usual.startsWith(key);
      section.append(replaced ? line : usual.isEmpty() && key.equals("peers:") ? line : usual);
      section.append('\n');
    }
    assertThat(problems(section.toString())).containsExactly("rules/much.yml:" + problem);
  }

  @Test
  void whatIsWrongWithSharedCalendarsIsTold() {
    RuleText wrong =
        new RuleText(
            "calendars.yml",
            """
            calendars:
              a: {zone: Nowhere}
              b: {}
            accounts: {"111122223333": c, "222233334444": b}
            holidays: []
            """);
    assertThat(
            problems("timespan: 1h\nmeasure: {function: count}\ncondition: {increase: 5}\n", wrong))
        .containsExactly(
            "calendars.yml:2:13: 'Nowhere' is no time zone: give one as America/Mexico_City",
            "calendars.yml:4:28: no calendars.yml has a calendar 'c'",
            "calendars.yml:5:1: expected calendars, accounts, identities or default");
  }
}
