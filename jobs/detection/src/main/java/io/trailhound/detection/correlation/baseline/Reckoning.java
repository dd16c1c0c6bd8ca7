package io.trailhound.detection.correlation.baseline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges cells in their order, learns from them, and joins those that are too high. */
final class Reckoning {
  final Profile profile;

  /** The last span; null before there is one. More may come to it. */
  @Nullable Span open;

  /** Those before it that were closed in this reckoning. */
  final List<Span> closed = new ArrayList<>();

  private final Rules rules;
  private final Norms norms;

  Reckoning(Rules rules, Profile profile, @Nullable Span open) {
    this.rules = rules;
    this.norms = rules.norms(profile);
    this.profile = profile;
    this.open = open;
  }

  /** One that goes on from here. */
  Reckoning copy() {
    return new Reckoning(rules, profile.copy(), open);
  }

  /** Judges a cell with inputs, as all before it have been. */
  void judge(Figure figure) {
    prepare(figure.cell());
    Normal exceeded = exceeded(figure);
    profile.see(exceeded == null ? figure.asDouble() : learned(figure, exceeded));
    Span span = span(figure, exceeded);
    if (span != null) {
      if (open != null && !rules.joins(open, span)) {
        closed.add(open);
      }
      open = joined(span);
    }
  }

  /** The spans there are if a cell with inputs comes next, which is not judged for good yet. */
  List<Span> spansWith(Figure figure) {
    prepare(figure.cell());
    List<Span> spans = new ArrayList<>(closed);
    Span span = span(figure, exceeded(figure));
    if (open != null && (span == null || !rules.joins(open, span))) {
      spans.add(open);
    }
    if (span != null) {
      spans.add(joined(span));
    }
    return spans;
  }

  private Span joined(Span span) {
    return open != null && rules.joins(open, span) ? open.with(span) : span;
  }

  /** Closes the hours before a cell's, unless the group is forgotten and begins anew. */
  private void prepare(long cell) {
    long hour = rules.grid().hour(cell);
    if (!profile.isEmpty() && hour > rules.rememberedTo(profile)) {
      profile.clear();
      norms.changed();
    }
    profile.openHour(hour, rules.week());
  }

  /** What is normal when a figure is too high for it, else null. */
  private @Nullable Normal exceeded(Figure figure) {
    boolean enough =
        figure.asDouble() >= rules.limits().increase()
            && figure.records() >= rules.limits().records();
    return enough ? norms.exceededBy(figure.asDouble(), rules.isWorking(figure.cell())) : null;
  }

  /**
   * What is learned of a figure that is too high: so much that the limit, which keeps a margin to
   * the highest figure, stays where it is; and as much as the increase, so that little is told once
   * and not for ever. An attack makes itself normal only when it lasts for weeks, as the middle
   * follows.
   */
  private double learned(Figure figure, Normal exceeded) {
    double most = Math.max(exceeded.limit() / norms.margin(), rules.limits().increase());
    return Math.min(figure.asDouble(), most);
  }

  private @Nullable Span span(Figure figure, @Nullable Normal exceeded) {
    return exceeded != null && rules.alertsAt(rules.isWorking(figure.cell()))
        ? Span.of(figure, exceeded)
        : null;
  }
}
