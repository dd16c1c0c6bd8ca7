package io.trailhound.detection.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The firing points of a group, sorted by time, and the episodes that they make. */
final class Spans {
  private final long timespan;
  private final KeyState state;
  private final List<Firing> firings;
  private final List<Span> spans = new ArrayList<>();

  /** From which time on the episodes must be made anew; the largest number when they need not. */
  private long stale;

  /** The episodes of a state. */
  Spans(long timespan, KeyState state) {
    this.timespan = timespan;
    this.state = state;
    this.firings = state.firings;
    stale = Long.MIN_VALUE;
    settle();
  }

  /** What is kept of an episode of which not everything is held any more, or null. */
  @Nullable Folded foldedOf(Span span) {
    return !spans.isEmpty() && spans.get(0) == span ? state.folded : null;
  }

  /** Whether there are neither firing points nor episodes. */
  boolean isEmpty() {
    return spans.isEmpty() && firings.isEmpty();
  }

  /** The last episode, of which there must be one. */
  Span last() {
    return spans.get(spans.size() - 1);
  }

  /** Whether an episode ended before a time. */
  boolean ends(long before) {
    return !spans.isEmpty() && spans.get(0).last < before;
  }

  /** The episodes by time; to be asked after {@link #settle}. */
  List<Span> spans() {
    return spans;
  }

  /** The figure of a point, or null when it does not fire. */
  @Nullable BigDecimal figure(long time) {
    int at = place(time);
    return at < firings.size() && firings.get(at).time() == time ? firings.get(at).figure() : null;
  }

  /**
   * Makes a point fire, or not.
   *
   * @param figure null when it does not
   */
  void set(long time, @Nullable BigDecimal figure) {
    int at = place(time);
    boolean fired = at < firings.size() && firings.get(at).time() == time;
    if (figure == null) {
      if (fired) {
        firings.remove(at);
        stale = Math.min(stale, time);
      }
      return;
    }
    Firing firing = new Firing(time, figure);
    if (!fired) {
      firings.add(at, firing);
      if (at == firings.size() - 1 && stale == Long.MAX_VALUE) {
        join(firing);
      } else {
        stale = Math.min(stale, time);
      }
    } else if (firings.get(at).figure().compareTo(figure) != 0) {
      boolean less = figure.compareTo(firings.set(at, firing).figure()) < 0;
      Span span = less || stale != Long.MAX_VALUE ? null : holding(time);
      if (span == null) {
        stale = Math.min(stale, time);
      } else {
        span.raise(figure);
      }
    }
  }

  private @Nullable Span holding(long time) {
    for (int i = spans.size() - 1; i >= 0; i--) {
      Span span = spans.get(i);
      if (span.first <= time) {
        return time <= span.last ? span : null;
      }
    }
    return null;
  }

  /** Makes the episodes anew from where something changed that may join or part them. */
  void settle() {
    if (stale == Long.MAX_VALUE) {
      return;
    }
    int kept = 0;
    while (kept < spans.size() && spans.get(kept).last < Search.before(stale, timespan)) {
      kept++;
    }
    long from = kept < spans.size() ? Math.min(stale, spans.get(kept).first) : stale;
    spans.subList(kept, spans.size()).clear();
    stale = Long.MAX_VALUE;
    Folded folded = state.folded;
    if (folded != null && kept == 0) {
      spans.add(new Span(folded.first, folded.last, folded.peak));
      from = Long.MIN_VALUE;
    }
    for (int i = place(from); i < firings.size(); i++) {
      join(firings.get(i));
    }
  }

  private void join(Firing firing) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last == null || firing.time() - last.last > timespan) {
      spans.add(new Span(firing.time(), firing.time(), firing.figure()));
    } else {
      last.first = Math.min(last.first, firing.time());
      last.last = Math.max(last.last, firing.time());
      last.raise(firing.figure());
    }
  }

  /**
   * Drops the episodes that ended before a time.
   *
   * @return how many
   */
  int close(long before) {
    int closed = 0;
    while (closed < spans.size() && spans.get(closed).last < before) {
      closed++;
    }
    if (closed > 0) {
      spans.subList(0, closed).clear();
      state.folded = null;
    }
    return closed;
  }

  /** Drops the firing points before a time; an open episode keeps what they tell. */
  void dropFirings(long before) {
    int end = place(before);
    Span open = spans.isEmpty() ? null : spans.get(0);
    for (int i = 0; i < end && open != null; i++) {
      if (firings.get(i).time() >= open.first) {
        fold(open).add(firings.get(i));
      }
    }
    firings.subList(0, end).clear();
  }

  /** What is kept of an episode of which not everything is held any more. */
  Folded fold(Span open) {
    Folded folded = state.folded;
    if (folded == null) {
      BigDecimal figure = figure(open.first);
      folded = new Folded(open.first, open.first, figure == null ? open.peak : figure);
      state.folded = folded;
    }
    return folded;
  }

  private int place(long time) {
    int low = 0;
    int high = firings.size();
    if (high > 0 && firings.get(high - 1).time() < time) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (firings.get(middle).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
