package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.events.EventKey;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens to one group, hour by hour of local time, as a live job meets it. */
final class Story {
  static final long LATENESS = Duration.ofMinutes(15).toMillis();

  final GroupWindow window;

  /** The alerts that stand, in the order in which they came. */
  final Map<String, Episode> alerts = new LinkedHashMap<>();

  private final ZoneId zone;
  private long number;

  Story(CorrelationRule rule, String zone) {
    this(zone, GroupWindows.of(rule, BaselineTrial.GROUP));
  }

  Story(String zone, GroupWindow window) {
    this.zone = ZoneId.of(zone);
    this.window = window;
  }

  /** Goes on with the numbers of another one. */
  void number(Story other) {
    number = other.number - 1;
  }

  /** Milliseconds of a local time, as {@code 2026-11-17T03:20}. */
  long millis(LocalDateTime local) {
    return local.atZone(zone).toInstant().toEpochMilli();
  }

  Input input(long millis, String value) {
    number++;
    return new Input(
        millis,
        new EventKey(number, -number),
        0,
        1,
        value,
        new Evidence("event-" + number, millis, "object", number, null));
  }

  /** One input at a local time; the watermark follows. */
  Arrival at(String local, String value) {
    return at(LocalDateTime.parse(local), value);
  }

  Arrival at(LocalDateTime local, String value) {
    long millis = millis(local);
    Arrival arrival = take(input(millis, value));
    window.advance(millis - LATENESS);
    tell();
    return arrival;
  }

  Arrival take(Input input) {
    Arrival arrival = window.insert(input);
    tell();
    return arrival;
  }

  /** One input each day at a time of the clock. */
  void daily(String from, int days, String value) {
    LocalDateTime first = LocalDateTime.parse(from);
    for (int day = 0; day < days; day++) {
      at(first.plusDays(day), value);
    }
  }

  void tell() {
    for (Change change : window.changes()) {
      if (change instanceof Change.Upsert upsert) {
        alerts.put(change.alertId(), upsert.episode());
      } else {
        alerts.remove(change.alertId());
      }
    }
  }

  /** What was found, by alert. */
  List<String> sentences() {
    return alerts.values().stream()
        .map(episode -> episode.finding() == null ? "" : episode.finding().sentence())
        .toList();
  }
}
