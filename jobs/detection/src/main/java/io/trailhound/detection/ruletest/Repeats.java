package io.trailhound.detection.ruletest;

import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.sigma.parse.CalendarParser;
import io.trailhound.detection.sigma.parse.Timespan;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.EventTimes;
import io.trailhound.events.json.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events of a test that stand for many: {@code {every: 1d, times: 30, event: {...}}} is the event
 * and 29 more, each a day later by its {@code eventTime}, or by the {@code time} of a log line.
 *
 * <p>{@code jitter: 10m} delays all but the first by less than that, differently but always the
 * same. {@code within: {working-hours: "08:00-18:00"}}, a calendar, leaves out what is not at
 * working time. In the event's texts {@code {n}} is the number of the repetition, from 0, and
 * {@code {epoch}}, {@code {millis}} and {@code {clf}} are its time in seconds, in milliseconds, and
 * as access logs write it.
 */
final class Repeats {
  private static final Set<String> KEYS = Set.of("every", "times", "jitter", "within", "event");
  private static final List<String> TIMES = List.of(CloudTrailField.EVENT_TIME.path(), "time");
  private static final int MOST = 10_000;
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Yaml.Mapping item;
  private final Yaml.Mapping event;
  private final Yaml.Entry time;

  private Repeats(Yaml.Mapping item) throws YamlException {
    this.item = item;
    this.event = YamlReader.mapping(item.get("event"), item, "the event");
    Yaml.Entry found = null;
    for (String key : TIMES) {
      found = found == null ? event.find(key) : found;
    }
    if (found == null) {
      throw new YamlException(event, "an event that is repeated needs a time");
    }
    this.time = found;
  }

  /** The events that an item of a list stands for: itself, unless it says {@code every}. */
  static List<Yaml.Mapping> expand(Yaml.Mapping item) throws YamlException {
    if (item.get("every") == null) {
      return List.of(item);
    }
    for (Yaml.Entry entry : item.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new YamlException(
            entry.key(), "beside 'every' stand 'times', 'jitter', 'within' and 'event' alone");
      }
    }
    return new Repeats(item).all();
  }

  private List<Yaml.Mapping> all() throws YamlException {
    long every = span("every");
    long jitter = item.get("jitter") == null ? 1 : span("jitter");
    WorkCalendar calendar = calendar();
    int times = times();
    long first = first();
    List<Yaml.Mapping> all = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      long delay = n == 0 ? 0 : Math.floorMod(Hashing.mix(n), jitter);
      long at = first + n * every + delay;
      if (calendar == null || calendar.isWorking(calendar.local(at))) {
        all.add(repetition(n, at));
      }
    }
    return all;
  }

  private long span(String key) throws YamlException {
    Yaml written = item.get(key);
    OptionalLong span = Timespan.parse(written instanceof Yaml.Scalar scalar ? scalar.text() : "");
    if (span.isEmpty()) {
      throw new YamlException(item, "'" + key + "' must be a number and s, m, h, d or w");
    }
    return span.getAsLong();
  }

  private @Nullable WorkCalendar calendar() throws YamlException {
    Yaml within = item.get("within");
    return within == null
        ? null
        : CalendarParser.parse(YamlReader.mapping(within, item, "'within'"));
  }

  private int times() throws YamlException {
    if (item.get("times") instanceof Yaml.Scalar scalar
        && scalar.text().matches("[1-9]\\d{0,4}")
        && Integer.parseInt(scalar.text()) <= MOST) {
      return Integer.parseInt(scalar.text());
    }
    throw new YamlException(item, "'times' must be a whole number from 1 to " + MOST);
  }

  private long first() throws YamlException {
    String text = time.value() instanceof Yaml.Scalar scalar ? scalar.text() : "";
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    long first = EventTimes.parse(written, 0, written.length);
    if (first == EventTimes.INVALID) {
      throw new YamlException(time.value(), "the time is none of ISO 8601");
    }
    return first;
  }

  private Yaml.Mapping repetition(int n, long at) {
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Yaml.Entry entry : event.entries()) {
      Yaml value =
          entry.key().equals(time.key())
              ? text(entry.value(), Instant.ofEpochMilli(at).toString())
              : filled(entry.value(), n, at);
      entries.add(new Yaml.Entry(entry.key(), value));
    }
    return new Yaml.Mapping(entries, event.line(), event.column());
  }

  private static Yaml text(Yaml place, String text) {
    return new Yaml.Scalar(text, Yaml.Kind.TEXT, place.line(), place.column());
  }

  private static Yaml filled(Yaml piece, int n, long at) {
    if (piece instanceof Yaml.Mapping map) {
      List<Yaml.Entry> entries = new ArrayList<>();
      for (Yaml.Entry entry : map.entries()) {
        entries.add(new Yaml.Entry(entry.key(), filled(entry.value(), n, at)));
      }
      return new Yaml.Mapping(entries, map.line(), map.column());
    }
    if (piece instanceof Yaml.Sequence list) {
      List<Yaml> items = list.items().stream().map(one -> filled(one, n, at)).toList();
      return new Yaml.Sequence(items, list.line(), list.column());
    }
    return piece instanceof Yaml.Scalar scalar && scalar.text().contains("{")
        ? text(piece, filled(scalar.text(), n, at))
        : piece;
  }

  private static String filled(String text, int n, long at) {
    String filled =
        text.replace("{n}", String.valueOf(n))
            .replace("{epoch}", String.valueOf(at / 1000))
            .replace("{millis}", String.valueOf(at));
    return filled.contains("{clf}")
        ? filled.replace("{clf}", CLF.format(Instant.ofEpochMilli(at)))
        : filled;
  }
}
