package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationCondition.Bound;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The state of one correlation of Sigma's types for one group: inputs come in any order, and go by
 * the watermark. What it tells, in the end, is a function of the set of inputs, as long as none
 * comes too late and no more than the bound are held.
 *
 * <p>Held are the inputs from a timespan before the watermark on; of an open episode that began
 * earlier a summary is kept. Not safe for use by several threads.
 */
public final class KeyWindow implements GroupWindow {
  /** How many inputs are held, unless more are needed for the condition to hold at all. */
  public static final int MAX_INPUTS = 10_000;

  final CorrelationRule rule;
  final GroupKey group;
  private final long timespan;
  private final boolean monotone;
  private final int maxInputs;
  private final SlidingWindow window;
  private final Spans spans;
  private final KeyState state;
  private final List<Change> pending = new ArrayList<>();
  private final Teller teller;

  /** An empty window. */
  public KeyWindow(CorrelationRule rule, GroupKey group, int maxInputs) {
    this(rule, group, maxInputs, new KeyState());
  }

  /** The window of a state. */
  KeyWindow(CorrelationRule rule, GroupKey group, int maxInputs, KeyState state) {
    this.rule = rule;
    this.group = group;
    this.timespan = rule.timespan();
    this.monotone = Measure.isMonotone(rule);
    this.maxInputs = Math.max(Math.max(maxInputs, 1), 2 * needed(rule));
    this.state = state;
    this.window = new SlidingWindow(state.inputs, Measure.of(rule), timespan);
    this.spans = new Spans(timespan, state);
    this.teller = new Teller(this, state);
  }

  private static int needed(CorrelationRule rule) {
    BigDecimal most = BigDecimal.ZERO;
    if (!rule.type().isNumeric()) {
      for (Bound bound : rule.condition().bounds()) {
        most = most.max(bound.limit());
      }
    }
    return most.min(BigDecimal.valueOf(1_000_000)).intValue();
  }

  @Override
  public Arrival insert(Input input) {
    boolean below = state.bottom != null && input.compareTo(state.bottom) <= 0;
    if (below || input.time() < floor()) {
      if (isKnown(input)) {
        return Arrival.DUPLICATE;
      }
      state.late++;
      return Arrival.TOO_LATE;
    }
    int place = place(input);
    if (place >= 0) {
      improve(state.inputs, place, input);
      return Arrival.DUPLICATE;
    }
    state.inputs.add(-place - 1, input);
    window.inserted(-place - 1);
    boolean late = input.time() < state.watermark;
    if (late) {
      state.late++;
    }
    reevaluate(input.time());
    if (state.inputs.size() > maxInputs) {
      foldFirst(state.inputs.size() - maxInputs, true);
    }
    return late ? Arrival.LATE : Arrival.NEW;
  }

  /** Takes an input back. Points before the watermark stay as they are. */
  @Override
  public boolean remove(Input input) {
    int place = place(input);
    if (place < 0) {
      return false;
    }
    window.removing(place);
    state.inputs.remove(place);
    reevaluate(input.time());
    return true;
  }

  @Override
  public void advance(long watermark) {
    if (watermark <= state.watermark) {
      return;
    }
    state.watermark = watermark;
    long floor = floor();
    if (spans.ends(floor)) {
      collect();
      teller.forget(spans.close(floor));
    }
    int leaving = Search.atOrAfter(state.inputs, floor);
    if (leaving > 0) {
      foldFirst(leaving, false);
    }
    spans.dropFirings(floor);
    if (state.bottom != null && state.bottom.time() < floor) {
      state.bottom = null;
      state.lost = 0;
    }
  }

  @Override
  public List<Change> changes() {
    collect();
    List<Change> changes = List.copyOf(pending);
    pending.clear();
    return changes;
  }

  /** The watermark at which nothing of this will be needed any more. */
  @Override
  public long nextTime() {
    if (isEmpty()) {
      return Long.MAX_VALUE;
    }
    long last = spans.spans().isEmpty() ? Long.MIN_VALUE : spans.last().last;
    if (!state.inputs.isEmpty()) {
      last = Math.max(last, state.inputs.get(state.inputs.size() - 1).time());
    }
    return last > Long.MAX_VALUE - timespan - 1 ? Long.MAX_VALUE : last + timespan + 1;
  }

  @Override
  public boolean isEmpty() {
    return state.inputs.isEmpty() && spans.spans().isEmpty() && pending.isEmpty();
  }

  @Override
  public boolean hasNews() {
    return !pending.isEmpty() || teller.hasNews();
  }

  @Override
  public GroupKey group() {
    return group;
  }

  @Override
  public long late() {
    return state.late;
  }

  @Override
  public int size() {
    return state.inputs.size();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    KeyWindowCodec.write(this, out);
  }

  /** The state as it is to be kept; nothing must be left to tell. */
  KeyState state() {
    if (!pending.isEmpty() || teller.isTouched()) {
      throw new IllegalStateException("changes have not been asked for");
    }
    return state;
  }

  Spans spans() {
    return spans;
  }

  private long floor() {
    return Search.before(state.watermark, timespan);
  }

  private void collect() {
    teller.tell(pending);
  }

  /** Evaluates the points whose windows hold a time. */
  private void reevaluate(long time) {
    long begin = Search.before(time, timespan);
    long end = time > Long.MAX_VALUE - timespan ? Long.MAX_VALUE : time + timespan;
    // What does not hold of all of them together holds of none.
    if (monotone && spans.isEmpty() && window.moveTo(begin, end).firing() == null) {
      return;
    }
    // An episode that loses its last points ends with one up to a timespan before.
    teller.touched(begin, end);
    List<Input> inputs = state.inputs;
    int at = Search.atOrAfter(inputs, time);
    if ((at == inputs.size() || inputs.get(at).time() != time) && time >= state.watermark) {
      spans.set(time, null);
    }
    while (at < inputs.size() && inputs.get(at).time() <= end) {
      long point = inputs.get(at).time();
      evaluate(point);
      while (at < inputs.size() && inputs.get(at).time() == point) {
        at++;
      }
    }
    spans.settle();
  }

  private void evaluate(long point) {
    boolean settled = point < state.watermark;
    if (settled && !monotone) {
      return;
    }
    BigDecimal figure = window.moveTo(point).firing();
    boolean cut = state.bottom != null && point - timespan <= state.bottom.time();
    BigDecimal before = settled || (cut && monotone) ? spans.figure(point) : null;
    spans.set(point, before == null ? figure : figure == null ? before : before.max(figure));
  }

  private int place(Input input) {
    List<Input> inputs = state.inputs;
    int last = inputs.size() - 1;
    return last < 0 || inputs.get(last).compareTo(input) < 0
        ? -(last + 1) - 1
        : Collections.binarySearch(inputs, input);
  }

  /** Whether an input is among those that are kept of an episode's beginning. */
  private boolean isKnown(Input input) {
    Folded folded = state.folded;
    if (folded == null) {
      return false;
    }
    boolean known = false;
    for (List<Input> kept : List.of(folded.head, folded.tail)) {
      int place = Collections.binarySearch(kept, input);
      if (place >= 0) {
        improve(kept, place, input);
        known = true;
      }
    }
    return known;
  }

  /** Of copies of a record the one at the least place is named, whichever came first. */
  private void improve(List<Input> kept, int place, Input input) {
    if (input.evidence().isBefore(kept.get(place).evidence())) {
      kept.set(place, input);
      teller.touched(input.time(), input.time());
    }
  }

  /** Drops the first inputs; an open episode that they belong to keeps what they tell. */
  private void foldFirst(int count, boolean early) {
    window.removingFirst(count);
    Span open = spans.spans().isEmpty() ? null : spans.spans().get(0);
    for (Input input : state.inputs.subList(0, count)) {
      boolean within =
          open != null
              && input.time() >= Search.before(open.first, timespan)
              && input.time() <= open.last;
      if (open != null && within) {
        Folded folded = spans.fold(open);
        folded.add(input);
        folded.leftOut += early ? 1 : 0;
      } else if (early) {
        state.lost++;
      }
      if (early) {
        state.bottom = input;
      }
    }
    state.inputs.subList(0, count).clear();
    if (early && !state.inputs.isEmpty()) {
      spans.dropFirings(state.inputs.get(0).time());
    }
  }

  /** The first input of an episode. */
  Input first(Span span) {
    Folded folded = spans.foldedOf(span);
    return folded != null && folded.count > 0
        ? folded.get(0)
        : state.inputs.get(Search.atOrAfter(state.inputs, Search.before(span.first, timespan)));
  }

  /** All of an episode that is told. */
  Episode episode(Span span, String alertId) {
    return new EpisodeView(span, spans.foldedOf(span), state, timespan).episode(alertId);
  }
}
