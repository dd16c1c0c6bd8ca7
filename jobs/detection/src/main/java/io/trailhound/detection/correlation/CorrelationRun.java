package io.trailhound.detection.correlation;

import io.trailhound.events.EventTime;
import io.trailhound.events.field.FieldReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Runs all correlations over records in memory, as tests of rules and benches do. Without {@link
 * #advance} nothing is dropped, so that the order of the records does not matter.
 */
public final class CorrelationRun {
  private final Correlations correlations;
  private final List<Map<GroupKey, Held>> windows = new ArrayList<>();
  private final List<Map<String, Alert>> alerts = new ArrayList<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long watermark = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;

  /** An alert as it stands. */
  public record Alert(GroupKey group, Episode episode) {}

  private static final class Held {
    final GroupWindow window;

    /** The time for which a timer is set; the largest number when none is. */
    long timer = Long.MAX_VALUE;

    Held(GroupWindow window) {
      this.window = window;
    }
  }

  /** When a window must be told the time, and the number of its correlation. */
  private record Timer(long time, int correlation, GroupKey group) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return Long.compare(time, other.time);
    }
  }

  /** Starts without records. */
  public CorrelationRun(Correlations correlations) {
    this.correlations = correlations;
    for (int i = 0; i < correlations.size(); i++) {
      windows.add(new HashMap<>());
      alerts.add(new TreeMap<>());
    }
  }

  /**
   * Takes the loaded event.
   *
   * @param matched the numbers of the rules that it matched, in the compiled rules
   * @param count how many of them there are, from the array's beginning
   */
  public void accept(FieldReader reader, int[] matched, int count) {
    EventTime time = reader.event().time();
    if (time.source() != EventTime.Source.UNKNOWN) {
      latest = Math.max(latest, time.epochMillis());
    }
    correlations.inputs(reader, matched, count).inputs().forEach(this::accept);
  }

  private void accept(CorrelationInput input) {
    int number = input.correlation();
    Held held =
        windows
            .get(number)
            .computeIfAbsent(
                input.group(),
                group -> new Held(GroupWindows.of(correlations.rule(number), group)));
    held.window.advance(watermark);
    if (input.withdrawn()) {
      held.window.remove(input.input());
    } else {
      held.window.insert(input.input());
    }
    if (correlations.isInner(number) || held.window.hasNews()) {
      tell(number, held);
    } else {
      setTimer(number, held);
    }
  }

  /** Takes what is different, and asks to be called when the window must be told the time. */
  private void tell(int number, Held held) {
    GroupKey group = held.window.group();
    for (Change change : held.window.changes()) {
      if (change instanceof Change.Upsert upsert) {
        alerts.get(number).put(change.alertId(), new Alert(group, upsert.episode()));
      } else {
        alerts.get(number).remove(change.alertId());
      }
      correlations.inputs(number, group, change).forEach(this::accept);
    }
    setTimer(number, held);
  }

  private void setTimer(int number, Held held) {
    long due = held.window.nextTime();
    if (due < held.timer) {
      held.timer = due;
      timers.add(new Timer(due, number, held.window.group()));
    }
  }

  /**
   * Says that everything from before a time has come, so that windows drop what they do not need
   * any more. Records that come later than that count as late ones do.
   *
   * @param time milliseconds since 1970 in UTC
   */
  public void advance(long time) {
    if (time <= watermark) {
      return;
    }
    watermark = time;
    while (!timers.isEmpty() && timers.element().time <= time) {
      Timer due = timers.remove();
      Held held = windows.get(due.correlation).get(due.group);
      // One for which an earlier one was set in its place is none.
      if (held != null && held.timer == due.time) {
        held.timer = Long.MAX_VALUE;
        held.window.advance(time);
        tell(due.correlation, held);
        if (held.window.isEmpty()) {
          windows.get(due.correlation).remove(due.group);
        }
      }
    }
  }

  /**
   * Says that no more records come: time is the greatest one of all records then. Until then alerts
   * that go on may stand as they stood some records ago.
   */
  public void finish() {
    advance(latest);
    for (int number = 0; number < windows.size(); number++) {
      for (Held held : List.copyOf(windows.get(number).values())) {
        tell(number, held);
      }
    }
  }

  /** The alerts of a correlation, by id. */
  public Map<String, Alert> alerts(int correlation) {
    return alerts.get(correlation);
  }

  /** The windows of a correlation that are held, in no order. */
  public List<GroupWindow> windows(int correlation) {
    return windows.get(correlation).values().stream().map(held -> held.window).toList();
  }
}
