package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a calendar: {@code zone}, {@code working-hours} as {@code "08:00-19:00"}, {@code
 * working-days} as {@code [mon, tue]}, {@code holidays} as dates. What is missing is as in {@link
 * WorkCalendar#UTC}.
 */
public final class CalendarParser {
  private static final Set<String> KEYS =
      Set.of("zone", "working-hours", "working-days", "holidays");

  private CalendarParser() {}

  /** Reads a calendar that stands in a map. */
  public static WorkCalendar parse(Yaml.Mapping map) throws YamlException {
    for (Yaml.Entry entry : map.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new YamlException(entry.key(), "a calendar has no '" + entry.key().text() + "'");
      }
    }
    WorkCalendar usual = WorkCalendar.UTC;
    ZoneId zone = zone(map.get("zone"));
    Yaml hours = map.get("working-hours");
    List<LocalTime> between =
        hours == null ? List.of(usual.from(), usual.to()) : between(hours, text(hours));
    Set<DayOfWeek> days = new TreeSet<>();
    Set<LocalDate> holidays = new TreeSet<>();
    for (Yaml day : items(map.get("working-days"))) {
      days.add(day(day));
    }
    for (Yaml day : items(map.get("holidays"))) {
      holidays.add(date(day));
    }
    return new WorkCalendar(
        zone,
        between.get(0),
        between.get(1),
        map.get("working-days") == null ? usual.days() : days,
        holidays);
  }

  private static ZoneId zone(@Nullable Yaml written) throws YamlException {
    if (written == null) {
      return WorkCalendar.UTC.zone();
    }
    String name = text(written);
    try {
      return name.equals("UTC") ? WorkCalendar.UTC.zone() : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new YamlException(
          written, "'" + name + "' is no time zone: give one as America/Mexico_City");
    }
  }

  private static List<LocalTime> between(Yaml at, String text) throws YamlException {
    String[] parts = text.split("-", -1);
    try {
      if (parts.length == 2) {
        LocalTime from = LocalTime.parse(parts[0].strip());
        // A day ends where the next begins.
        String end = parts[1].strip();
        LocalTime to = end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end);
        return List.of(from, to);
      }
    } catch (DateTimeException e) {
      throw new YamlException(at, "'" + text + "' are no working hours: give them as 08:00-19:00");
    }
    throw new YamlException(at, "'" + text + "' are no working hours: give them as 08:00-19:00");
  }

  private static DayOfWeek day(Yaml written) throws YamlException {
    String text = text(written).toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(text) || day.name().substring(0, 3).equals(text)) {
        return day;
      }
    }
    throw new YamlException(written, "'" + text(written) + "' is no day: give them as mon, tue");
  }

  private static LocalDate date(Yaml written) throws YamlException {
    try {
      return LocalDate.parse(text(written));
    } catch (DateTimeException e) {
      throw new YamlException(
          written, "'" + text(written) + "' is no date: give them as 2026-12-25");
    }
  }

  private static List<Yaml> items(@Nullable Yaml written) {
    return written == null
        ? new ArrayList<>()
        : written instanceof Yaml.Sequence list ? list.items() : List.of(written);
  }

  private static String text(Yaml written) throws YamlException {
    if (written instanceof Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL) {
      return scalar.text();
    }
    throw new YamlException(written, "expected a text");
  }
}
