package io.trailhound.pipeline.baseline;

import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How profiles say things; texts of records are in it as they are. */
final class Words {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Words() {}

  /** A number with separators. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number of things: {@code 1 record}, {@code 2 records}. */
  static String count(long value, String thing) {
    return number(value) + " " + thing + (value == 1 ? "" : "s");
  }

  /** A time in UTC, to the second. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** When an hour begins in the zone of a view, which is named elsewhere. */
  static String local(ProfileView view, long millis) {
    return HOUR.format(view.calendar().local(millis));
  }

  /** What is measured: {@code sum of additionalEventData.bytesTransferredOut within 1 h}. */
  static String measure(GroupProfile profile) {
    Measure measure = profile.baseline().measure();
    BigDecimal percentile = measure.percentile();
    String function =
        measure.function().word().replace('_', ' ')
            + (percentile == null ? "" : " " + percentile.toPlainString());
    String fields = String.join("+", measure.fields());
    return function
        + (fields.isEmpty() ? " of records" : " of " + fields)
        + " within "
        + span(profile.rule().timespan());
  }

  private static String span(long millis) {
    Duration span = Duration.ofMillis(millis);
    return span.toMinutes() % 60 == 0 ? span.toHours() + " h" : span.toMinutes() + " min";
  }

  /** In which hours there are alerts. */
  static String hours(Baseline.Hours hours) {
    return switch (hours) {
      case ON -> "in working hours";
      case OFF -> "outside working hours";
      case ANY -> "in all hours";
    };
  }

  /** Working hours and zone: {@code 08:00-18:00 Mon-Fri, UTC, 2 holidays}. */
  static String calendar(ProfileView view) {
    WorkCalendar calendar = view.calendar();
    List<Integer> days = new ArrayList<>();
    calendar.days().forEach(day -> days.add(day.getValue() - 1));
    days.sort(null);
    int holidays = calendar.holidays().size();
    return calendar.from()
        + "-"
        + calendar.to()
        + " "
        + WeekText.days(days)
        + ", "
        + view.zone()
        + (holidays == 0 ? "" : ", " + count(holidays, "holiday"));
  }

  /** A calendar's holidays in order. */
  static List<String> holidays(WorkCalendar calendar) {
    return calendar.holidays().stream().sorted().map(LocalDate::toString).toList();
  }

  /** The records of a group, and from when to when they are. */
  static String records(GroupProfile profile) {
    return count(profile.records(), "record")
        + ", "
        + time(profile.first())
        + " to "
        + time(profile.last());
  }
}
