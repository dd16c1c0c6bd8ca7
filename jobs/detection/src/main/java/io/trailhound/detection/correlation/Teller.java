package io.trailhound.detection.correlation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what was told of the episodes of a window, and tells what is different now. */
final class Teller {
  private final KeyWindow window;
  private final KeyState state;
  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;

  Teller(KeyWindow window, KeyState state) {
    this.window = window;
    this.state = state;
  }

  /** Must be told of times in whose windows something changed. */
  void touched(long from, long to) {
    low = Math.min(low, from);
    high = Math.max(high, to);
  }

  boolean isTouched() {
    return low <= high;
  }

  /** Whether there are more or fewer episodes than were told. */
  boolean hasNews() {
    return window.spans().spans().size() != state.told.size();
  }

  /** Forgets the first episodes, so many, which nothing can change any more. */
  void forget(int count) {
    state.told.subList(0, count).clear();
  }

  /** Adds what has changed: withdrawals first, then what is new or different, by time. */
  void tell(List<Change> changes) {
    if (!isTouched()) {
      return;
    }
    List<Span> spans = window.spans().spans();
    List<Told> before = state.told;
    List<Told> now = new ArrayList<>(spans.size());
    List<Told> kept = new ArrayList<>(spans.size());
    List<Episode> different = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      Input first = window.first(span);
      Told old = find(before, i, first);
      if (old != null) {
        kept.add(old);
      }
      if (old != null && !isTouched(span)) {
        now.add(old);
        continue;
      }
      Episode episode =
          window.episode(
              span,
              old == null ? Tellings.alertId(window.rule, window.group, first) : old.alertId());
      long print = Tellings.print(episode);
      if (old == null || old.print() != print) {
        different.add(episode);
      }
      now.add(new Told(first.key(), first.contentHash(), episode.alertId(), episode.time(), print));
    }
    for (Told old : before) {
      if (!kept.contains(old)) {
        changes.add(new Change.Withdraw(old.alertId(), old.time(), ++state.revision));
      }
    }
    for (Episode episode : different) {
      changes.add(new Change.Upsert(episode, time(before, episode), ++state.revision));
    }
    state.told = now;
    low = Long.MAX_VALUE;
    high = Long.MIN_VALUE;
  }

  private boolean isTouched(Span span) {
    return span.last >= low && Search.before(span.first, window.rule.timespan()) <= high;
  }

  private static @Nullable Told find(List<Told> told, int likely, Input first) {
    if (likely < told.size() && told.get(likely).begins(first)) {
      return told.get(likely);
    }
    for (Told one : told) {
      if (one.begins(first)) {
        return one;
      }
    }
    return null;
  }

  private static @Nullable Long time(List<Told> told, Episode episode) {
    for (Told one : told) {
      if (one.alertId().equals(episode.alertId())) {
        return one.time();
      }
    }
    return null;
  }
}
