package io.trailhound.detection.ruletest;

import io.trailhound.detection.sigma.parse.Timespan;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.EventTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Events of a test that stand for many: {@code {every: 1d, times: 30, event: {...}}} is the event
 * and 29 more, each a day later by its {@code eventTime}, or by the {@code time} of a log line.
 */
final class Repeats {
  private static final Set<String> KEYS = Set.of("every", "times", "event");
  private static final List<String> TIMES = List.of(CloudTrailField.EVENT_TIME.path(), "time");
  private static final int MOST = 10_000;

  private Repeats() {}

  /** The events that an item of a list stands for: itself, unless it says {@code every}. */
  static List<Yaml.Mapping> expand(Yaml.Mapping item) throws YamlException {
    if (item.get("every") == null) {
      return List.of(item);
    }
    for (Yaml.Entry entry : item.entries()) {
      if (!KEYS.contains(entry.key().text())) {
        throw new YamlException(entry.key(), "beside 'every' stand 'times' and 'event' alone");
      }
    }
    Yaml.Mapping event = YamlReader.mapping(item.get("event"), item, "the event");
    String every = item.get("every") instanceof Yaml.Scalar scalar ? scalar.text() : "";
    OptionalLong step = Timespan.parse(every);
    if (step.isEmpty()) {
      throw new YamlException(item, "'every' must be a number and s, m, h, d or w");
    }
    int times = times(item);
    List<Yaml.Mapping> events = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      events.add(later(event, i * step.getAsLong()));
    }
    return events;
  }

  private static int times(Yaml.Mapping item) throws YamlException {
    if (item.get("times") instanceof Yaml.Scalar scalar
        && scalar.text().matches("[1-9]\\d{0,4}")
        && Integer.parseInt(scalar.text()) <= MOST) {
      return Integer.parseInt(scalar.text());
    }
    throw new YamlException(item, "'times' must be a whole number from 1 to " + MOST);
  }

  private static Yaml.Mapping later(Yaml.Mapping event, long millis) throws YamlException {
    List<Yaml.Entry> entries = new ArrayList<>(event.entries());
    for (int i = 0; i < entries.size(); i++) {
      Yaml.Scalar key = entries.get(i).key();
      if (TIMES.contains(key.text()) && entries.get(i).value() instanceof Yaml.Scalar value) {
        byte[] written = value.text().getBytes(StandardCharsets.UTF_8);
        long time = EventTimes.parse(written, 0, written.length);
        if (time == EventTimes.INVALID) {
          throw new YamlException(value, "the time is none of ISO 8601");
        }
        String text = Instant.ofEpochMilli(time + millis).toString();
        entries.set(
            i,
            new Yaml.Entry(
                key, new Yaml.Scalar(text, Yaml.Kind.TEXT, value.line(), value.column())));
        return new Yaml.Mapping(entries, event.line(), event.column());
      }
    }
    throw new YamlException(event, "an event that is repeated needs a time");
  }
}
