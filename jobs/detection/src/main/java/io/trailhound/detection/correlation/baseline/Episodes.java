package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what there is to a span: its inputs and what was found. */
final class Episodes {
  private static final int MOST_KNOWN = 1000;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Findings findings;
  private final Cells cells;
  private final Judgement judgement;

  /** The last ids, by the first cell: they are asked for at every input. */
  private final Map<Long, Known> known = new HashMap<>();

  private record Known(Input first, String id) {}

  Episodes(CorrelationRule rule, GroupKey group, Rules rules, Cells cells, Judgement judgement) {
    this.rule = rule;
    this.group = group;
    this.findings = new Findings(rule, rules);
    this.cells = cells;
    this.judgement = judgement;
  }

  /** The id of a span's alert: of the rule, the group and the first input in its windows. */
  String id(Span span) {
    Input first = first(span);
    Known last = known.get(span.first());
    if (last != null && last.first.compareTo(first) == 0) {
      return last.id;
    }
    String id = Tellings.alertId(rule, group, first);
    if (known.size() == MOST_KNOWN) {
      known.clear();
    }
    known.put(span.first(), new Known(first, id));
    return id;
  }

  private Input first(Span span) {
    Beginning beginning = beginning(span);
    return beginning == null
        ? cells.windows(span.first(), span.last()).iterator().next().ends.first.get(0)
        : beginning.ends.first.get(0);
  }

  private @Nullable Beginning beginning(Span span) {
    Beginning beginning = judgement.beginning();
    return beginning != null && beginning.first() == span.first() ? beginning : null;
  }

  /** The time of the first input in the first cell that was too high. */
  private long time(Span span, @Nullable Beginning beginning) {
    Cell first = cells.all().get(span.first());
    if (first != null) {
      return first.time();
    }
    if (beginning == null) {
      throw new IllegalStateException("a cell went without being kept");
    }
    return beginning.time;
  }

  Episode of(Span span) {
    Beginning beginning = beginning(span);
    Ends ends = new Ends();
    long unchecked = 0;
    if (beginning != null) {
      ends.addAll(beginning.ends);
      unchecked += beginning.unchecked;
    }
    for (Cell cell : cells.windows(span.first(), span.last())) {
      ends.addAll(cell.ends);
      unchecked += cell.unchecked;
    }
    return new Episode(
        id(span),
        time(span, beginning),
        ends.first.get(0).time(),
        ends.last.get(ends.last.size() - 1).time(),
        ends.count,
        span.best().value(),
        unchecked,
        ends.evidence(),
        ends.count - ends.evidence().size(),
        findings.of(span));
  }
}
