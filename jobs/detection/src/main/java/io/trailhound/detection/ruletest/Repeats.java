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
import java.util.Set;

/**
 * Writes out events of tests that are repeated, so that a test can give weeks of history:
 *
 * <pre>
 *   repeat: {every: 1h, times: 672, jitter: 10m, within: {working-hours: "08:00-18:00"}}
 * </pre>
 *
 * <p>The first is at the event's own time, the next each {@code every} later; {@code jitter} delays
 * each by less than that, differently but always the same. {@code within}, a calendar, leaves out
 * what is not at working time. In the event's texts {@code {n}} is the number of the repetition,
 * from 0, and {@code {epoch}}, {@code {millis}} and {@code {clf}} are its time in seconds, in
 * milliseconds, and as access logs write it.
 */
final class Repeats {
  private static final int MOST = 20_000;
  private static final Set<String> KEYS = Set.of("every", "times", "jitter", "within");
  private static final String REPEAT = "repeat";
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Yaml.Mapping event;
  private final Yaml.Mapping repeat;
  private final String timeKey;

  private Repeats(Yaml.Mapping event, Yaml.Mapping repeat) {
    this.event = event;
    this.repeat = repeat;
    this.timeKey = event.find(TestEvents.LOG) == null ? CloudTrailField.EVENT_TIME.path() : "time";
  }

  /** The event alone, or all of its repetitions. */
  static List<Yaml.Mapping> of(Yaml.Mapping event) throws YamlException {
    Yaml written = event.get(REPEAT);
    return written == null
        ? List.of(event)
        : new Repeats(event, YamlReader.mapping(written, event, "'repeat'")).all();
  }

  private List<Yaml.Mapping> all() throws YamlException {
    for (Yaml.Entry entry : repeat.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new YamlException(entry.key(), "'repeat' has no '" + entry.key().text() + "'");
      }
    }
    long every = span("every");
    long jitter = repeat.find("jitter") == null ? 1 : span("jitter");
    Yaml within = repeat.get("within");
    WorkCalendar calendar =
        within == null
            ? null
            : CalendarParser.parse(YamlReader.mapping(within, repeat, "'within'"));
    long first = time();
    int times = times();
    List<Yaml.Mapping> all = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      long delay = n == 0 ? 0 : Math.floorMod(Hashing.mix(n), jitter);
      long time = first + n * every + delay;
      if (calendar == null || calendar.isWorking(calendar.local(time))) {
        all.add(at(n, time));
      }
    }
    return all;
  }

  private long span(String key) throws YamlException {
    Yaml written = repeat.get(key);
    String text = written instanceof Yaml.Scalar scalar ? scalar.text() : "";
    return Timespan.parse(text)
        .orElseThrow(
            () ->
                new YamlException(
                    written == null ? repeat : written, "'" + key + "' must be a time, as 10m"));
  }

  private int times() throws YamlException {
    Yaml written = repeat.get("times");
    String text = written instanceof Yaml.Scalar scalar ? scalar.text() : "";
    int times = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (times < 1 || times > MOST) {
      throw new YamlException(
          written == null ? repeat : written, "'times' must be a number from 1 to " + MOST);
    }
    return times;
  }

  private long time() throws YamlException {
    Yaml written = event.get(timeKey);
    byte[] text =
        (written instanceof Yaml.Scalar scalar ? scalar.text() : "")
            .getBytes(StandardCharsets.UTF_8);
    long time = EventTimes.parse(text, 0, text.length);
    if (time == EventTimes.INVALID) {
      throw new YamlException(
          written == null ? event : written,
          "what is repeated needs a '" + timeKey + "' of ISO 8601");
    }
    return time;
  }

  private Yaml.Mapping at(int n, long time) {
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Yaml.Entry entry : event.entries()) {
      String key = entry.key().text();
      if (key.equals(timeKey)) {
        entries.add(new Yaml.Entry(entry.key(), text(entry.value(), iso(time))));
      } else if (!key.equals(REPEAT)) {
        entries.add(new Yaml.Entry(entry.key(), filled(entry.value(), n, time)));
      }
    }
    return new Yaml.Mapping(entries, event.line(), event.column());
  }

  private static String iso(long time) {
    return DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(time));
  }

  private static Yaml text(Yaml at, String text) {
    return new Yaml.Scalar(text, Yaml.Kind.TEXT, at.line(), at.column());
  }

  private static Yaml filled(Yaml piece, int n, long time) {
    if (piece instanceof Yaml.Mapping map) {
      List<Yaml.Entry> entries = new ArrayList<>();
      for (Yaml.Entry entry : map.entries()) {
        entries.add(new Yaml.Entry(entry.key(), filled(entry.value(), n, time)));
      }
      return new Yaml.Mapping(entries, map.line(), map.column());
    }
    if (piece instanceof Yaml.Sequence list) {
      List<Yaml> items = list.items().stream().map(item -> filled(item, n, time)).toList();
      return new Yaml.Sequence(items, list.line(), list.column());
    }
    return piece instanceof Yaml.Scalar scalar && scalar.text().contains("{")
        ? text(piece, filled(scalar.text(), n, time))
        : piece;
  }

  private static String filled(String text, int n, long time) {
    String filled =
        text.replace("{n}", String.valueOf(n))
            .replace("{epoch}", String.valueOf(time / 1000))
            .replace("{millis}", String.valueOf(time));
    return filled.contains("{clf}")
        ? filled.replace("{clf}", CLF.format(Instant.ofEpochMilli(time)))
        : filled;
  }
}
