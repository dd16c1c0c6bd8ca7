package io.trailhound.detection.correlation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an episode together from its summary and from what is held. */
final class EpisodeView {
  private final Span span;
  private final @Nullable Folded folded;
  private final KeyState state;
  private final long begin;
  private final int from;
  private final long known;
  private final long count;

  EpisodeView(Span span, @Nullable Folded folded, KeyState state, long timespan) {
    this.span = span;
    this.folded = folded;
    this.state = state;
    this.begin = Search.before(span.first, timespan);
    this.from = Search.atOrAfter(state.inputs, begin);
    this.known = folded == null ? 0 : folded.count;
    this.count = known + Search.atOrAfter(state.inputs, span.last + 1) - from;
  }

  Episode episode(String alertId) {
    List<Evidence> evidence = new ArrayList<>();
    long head = Math.min(count, Folded.EVIDENCE);
    for (long i = 0; i < head; i++) {
      evidence.add(get(i).evidence());
    }
    for (long i = Math.max(head, count - Folded.EVIDENCE); i < count; i++) {
      evidence.add(get(i).evidence());
    }
    return new Episode(
        alertId,
        span.first,
        get(0).time(),
        span.last,
        count,
        span.peak,
        leftOut(),
        evidence,
        count - evidence.size(),
        null);
  }

  private long leftOut() {
    boolean near = state.bottom != null && state.bottom.time() >= begin;
    return (folded == null ? 0 : folded.leftOut) + (near ? state.lost : 0);
  }

  private Input get(long place) {
    return folded != null && place < known
        ? folded.get(place)
        : state.inputs.get(from + (int) (place - known));
  }
}
