package io.trailhound.detection.correlation.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges the cells of a group: those before the watermark for good, the others anew whenever an
 * input comes between them.
 */
final class Judgement {
  private final Rules rules;
  private final Cells cells;

  /** Has judged all cells before {@link #settled}. */
  private final Reckoning reckoning;

  private long settled;
  private @Nullable Beginning beginning;

  /** Goes on from the reckoning of what is settled; null when it must be made anew. */
  private @Nullable Reckoning tip;

  /** The first cell that {@link #tip} has not judged. */
  private long tipEnd;

  /** Goes on from a state. */
  Judgement(
      Rules rules,
      Cells cells,
      Profile profile,
      @Nullable Span open,
      @Nullable Beginning beginning,
      long settled) {
    this.rules = rules;
    this.cells = cells;
    this.reckoning = new Reckoning(rules, profile, open);
    this.beginning = beginning;
    this.settled = settled;
  }

  /** What was learned from what is settled. */
  Profile profile() {
    return reckoning.profile;
  }

  /** The span that is settled as far as it goes, and to which more may come. */
  @Nullable Span open() {
    return reckoning.open;
  }

  /** What is known of the open span's cells that are not held any more. */
  @Nullable Beginning beginning() {
    return beginning;
  }

  /** How many cells a window has. */
  long width() {
    return rules.width();
  }

  /** Whether nothing is known of the group. */
  boolean isEmpty() {
    return cells.all().isEmpty() && reckoning.open == null && profile().isEmpty();
  }

  /** The first cell that is not settled. */
  long settled() {
    return settled;
  }

  /** Must be told when an input came into a cell or was taken out of it. */
  void changed(long cell) {
    if (cell < tipEnd) {
      tip = null;
    }
  }

  /** Must be told when cells may be gone. */
  void shrunk() {
    tip = null;
  }

  /** How many cells must be judged at most before {@link #spans} can answer. */
  int unjudged() {
    return tip == null ? cells.all().size() : 1;
  }

  /** The spans that are not settled, in their order. */
  List<Span> spans() {
    NavigableMap<Long, Cell> ahead = cells.all().tailMap(settled, true);
    if (ahead.isEmpty()) {
      return reckoning.open == null ? List.of() : List.of(reckoning.open);
    }
    Reckoning on = tip;
    if (on == null) {
      on = reckoning.copy();
      tip = on;
      tipEnd = settled;
    }
    long last = ahead.lastKey();
    for (long cell : ahead.subMap(tipEnd, true, last, false).keySet()) {
      on.judge(cells.figure(cell));
    }
    tipEnd = last;
    List<Span> spans = new ArrayList<>(on.spansWith(cells.figure(last)));
    spans.removeIf(this::isSettled);
    return spans;
  }

  /** What was learned, and what is normal, if nothing more comes; null when nothing is known. */
  @Nullable ProfileView view(long millis) {
    Reckoning on = reckoning.copy();
    for (long cell : cells.all().tailMap(settled, true).keySet()) {
      on.judge(cells.figure(cell));
    }
    return Views.of(rules, on.profile, millis);
  }

  /** Settles the cells before one, and drops those that no window needs. */
  void settle(long before) {
    for (long cell : cells.all().subMap(settled, true, before, false).keySet()) {
      reckoning.judge(cells.figure(cell));
    }
    reckoning.closed.clear(); // another span follows each at more than a window's length
    settled = before;
    tip = tipEnd < before ? null : tip;
    Span open = reckoning.open;
    if (open != null && isSettled(open)) {
      open = null;
      reckoning.open = null;
    }
    if (open == null || (beginning != null && beginning.first() != open.first())) {
      beginning = null;
    }
    cells.settle(before);
    cells.drop(before - rules.width() + 1, this::keep);
    boolean idle = cells.all().isEmpty() && open == null && !profile().isEmpty();
    if (idle && before >= forgotten()) {
      profile().clear();
    }
  }

  private boolean isSettled(Span span) {
    return span.last() + rules.width() < settled;
  }

  /** Of a cell that goes, what the open span needs is kept. */
  private void keep(long number, Cell cell) {
    Span open = reckoning.open;
    if (open != null && number > open.first() - rules.width()) {
      beginning = beginning == null ? new Beginning(open.first()) : beginning;
      beginning.add(number, cell);
    }
  }

  /** The cell from which on nothing can come any more that the group's past matters for. */
  private long forgotten() {
    return rules.grid().first(rules.rememberedTo(profile()) + 1);
  }

  /**
   * The cell that must be the first that is not settled for something to change by it; the largest
   * number when there is none.
   */
  long next() {
    NavigableMap<Long, Cell> all = cells.all();
    if (!all.isEmpty()) {
      return all.lastKey() < settled ? all.lastKey() + rules.width() : all.lastKey() + 1;
    }
    if (reckoning.open != null) {
      return reckoning.open.last() + rules.width() + 1;
    }
    return profile().isEmpty() ? Long.MAX_VALUE : forgotten();
  }
}
