package io.trailhound.detection.correlation.history;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The window of a behaviour rule that judges inputs in their order. The history of what the
 * watermark has passed is settled; the inputs behind it are held, and a second history has taken
 * them too. An input that goes before one that is held makes the second one anew.
 *
 * <p>When more are held than the bound, the first of them are settled early: what comes before
 * these later is late.
 */
public final class HistoryWindow implements GroupWindow {
  /** How many inputs are held. */
  public static final int MAX_HELD = 10_000;

  /** How many inputs may be judged anew for each one that comes before others. */
  private static final int PATIENCE = 16;

  private static final int VERSION = 1;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final HistoryKind kind;
  private final int maxHeld;
  private final Held held;
  private final List<Change> pending = new ArrayList<>();
  private History settled;
  private History current;
  private Tellings tellings = new Tellings();
  private long watermark = Long.MIN_VALUE;
  private @Nullable Input early;
  private long late;
  private boolean stale;
  private boolean touched;

  /** How many inputs came since the second history was made anew. */
  private int waiting;

  /** An empty window. */
  public HistoryWindow(CorrelationRule rule, GroupKey group, HistoryKind kind, int maxHeld) {
    this.rule = rule;
    this.group = group;
    this.kind = kind;
    this.maxHeld = maxHeld;
    held = new Held(kind, !rule.takesBack());
    settled = kind.empty();
    current = kind.empty();
  }

  /**
   * Reads a window that was written.
   *
   * @throws IOException when the version is unknown or the bytes end early
   */
  public static HistoryWindow read(
      CorrelationRule rule, GroupKey group, HistoryKind kind, int maxHeld, DataInput in)
      throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a behaviour's state of version " + version + " is unknown here");
    }
    HistoryWindow window = new HistoryWindow(rule, group, kind, maxHeld);
    window.watermark = in.readLong();
    window.late = in.readLong();
    StateReader reader = new StateReader(in);
    reader.objects();
    window.early = in.readBoolean() ? reader.input() : null;
    List<Input> inputs = new ArrayList<>();
    reader.inputs(inputs);
    inputs.forEach(window.held::add);
    window.settled = kind.read(in, reader);
    window.tellings = Tellings.read(in);
    window.stale = true;
    window.refresh();
    return window;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    if (touched || !pending.isEmpty()) {
      throw new IllegalStateException("changes have not been asked for");
    }
    out.writeByte(VERSION);
    out.writeLong(watermark);
    out.writeLong(late);
    StateWriter writer = new StateWriter(out);
    List<Input> inputs = held.inputs();
    List<Input> first = early == null ? List.of() : List.of(early);
    writer.objects(List.of(first, inputs, settled.inputs()));
    out.writeBoolean(early != null);
    for (Input input : first) {
      writer.input(input);
    }
    writer.inputs(inputs);
    settled.write(out, writer);
    tellings.write(out);
  }

  @Override
  public Arrival insert(Input input) {
    if (!kind.heeds(input)) {
      return Arrival.NEW;
    }
    if (isLate(input)) {
      late++;
      return takeLate(input);
    }
    Input same = held.find(input);
    if (same != null) {
      improve(same, input);
      return Arrival.DUPLICATE;
    }
    boolean behind = held.isBehind(input);
    if (held.add(input)) {
      if (behind && !stale) {
        touched |= current.take(input);
      } else if (stale || !current.absorb(input)) {
        makeStale();
      }
      settleEarly();
    }
    return Arrival.NEW;
  }

  private boolean isLate(Input input) {
    return input.time() < watermark || (early != null && input.compareTo(early) <= 0);
  }

  private Arrival takeLate(Input input) {
    if (input.time() < watermark && watermark - input.time() > rule.timespan()) {
      return Arrival.TOO_LATE;
    }
    settled.takeLate(input);
    makeStale();
    return Arrival.LATE;
  }

  /** Of copies of a record the one at the least place is named, whichever came first. */
  private void improve(Input same, Input input) {
    if (input.evidence().isBefore(same.evidence())) {
      held.remove(same);
      held.add(input);
      makeStale();
    }
  }

  private void settleEarly() {
    while (held.size() > maxHeld) {
      early = held.removeFirst();
      settled.take(early);
    }
  }

  @Override
  public boolean remove(Input input) {
    Input same = held.find(input);
    if (same == null) {
      return false;
    }
    held.remove(same);
    makeStale();
    return true;
  }

  private void makeStale() {
    stale = true;
    touched = true;
    waiting++;
  }

  /** Whether it costs too much to judge them all anew for the few that came. */
  private boolean waits() {
    return stale && held.size() > PATIENCE * waiting;
  }

  /** Makes the history of all inputs anew, where that is needed. */
  private void refresh() {
    if (stale) {
      current = settled.copy();
      held.inputs().forEach(current::take);
      current.pass(watermark);
      stale = false;
      waiting = 0;
    }
  }

  @Override
  public void advance(long to) {
    if (to <= watermark) {
      return;
    }
    refresh();
    watermark = to;
    while (held.beginsBefore(to)) {
      settled.take(held.removeFirst());
    }
    if (early != null && early.time() < to) {
      early = null;
    }
    settled.pass(to);
    touched |= current.pass(to);
    settled.close(to);
    close(to);
  }

  /** Alerts that are over are told before they are forgotten. */
  private void close(long time) {
    boolean isQuiet = !touched && tellings.isEmpty();
    List<Episode> before = isQuiet ? List.of() : current.episodes();
    current.close(time);
    List<Episode> after = isQuiet ? List.of() : current.episodes();
    if (after.size() < before.size()) {
      pending.addAll(tellings.tell(before));
      touched = false;
      tellings.keep(after);
    }
  }

  private void tell() {
    refresh();
    if (touched) {
      pending.addAll(tellings.tell(current.episodes()));
      touched = false;
    }
  }

  @Override
  public List<Change> changes() {
    tell();
    List<Change> changes = List.copyOf(pending);
    pending.clear();
    return changes;
  }

  @Override
  public boolean hasNews() {
    if (!pending.isEmpty()) {
      return true;
    }
    if (waits()) {
      return false;
    }
    refresh();
    return touched && differs(current.episodes());
  }

  private boolean differs(List<Episode> episodes) {
    return episodes.size() != tellings.size()
        || !episodes.stream().map(Episode::alertId).allMatch(tellings::knows);
  }

  @Override
  public long nextTime() {
    if (waits()) {
      return watermark + 1; // the watermark comes with many inputs
    }
    refresh();
    return current.nextTime();
  }

  @Override
  public boolean isEmpty() {
    return held.size() == 0 && settled.isEmpty() && pending.isEmpty() && tellings.isEmpty();
  }

  @Override
  public GroupKey group() {
    return group;
  }

  @Override
  public long late() {
    return late;
  }

  @Override
  public int size() {
    return held.size() + current.size() + settled.size();
  }
}
