package io.trailhound.detection.correlation.silence;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.correlation.history.HistoryKind;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Silence;
import java.io.DataInput;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code silence} of one group. A gap between two records is a silence when it is longer than
 * allowed: the factor times the usual longest gap before it, or the timespan if that is more. A gap
 * that lasts is one as soon as the watermark says so. Gaps too short to matter, even times the
 * factor, are read as none.
 */
public final class SilenceKind implements HistoryKind {
  private final CorrelationRule rule;
  private final GroupKey group;
  private final Silence asked;
  private final long shortest;

  /** Makes one for a rule's group. */
  public SilenceKind(CorrelationRule rule, GroupKey group, Silence asked) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
    this.shortest = shortest(rule, asked);
  }

  /** The shortest gap that may matter, in milliseconds. */
  static long shortest(CorrelationRule rule, Silence asked) {
    return Math.max(1, (long) (rule.timespan() / asked.factor()));
  }

  @Override
  public History empty() {
    return new SilenceHistory(rule, group, asked);
  }

  @Override
  public History read(DataInput in, StateReader reader) throws IOException {
    return SilenceHistory.read(rule, group, asked, in, reader);
  }

  @Override
  public boolean heeds(Input input) {
    return true;
  }

  @Override
  public String lane(Input input) {
    return "";
  }

  /** Between two inputs with a gap that does not matter a third one tells nothing. */
  @Override
  public @Nullable Input needless(NavigableSet<Input> lane, Input added) {
    return HistoryKind.needless(lane, added, (before, input, after) -> cell(before) == cell(after));
  }

  /** Cells are parted at fixed times, so that what is left out does not depend on the rest. */
  private long cell(Input input) {
    return Math.floorDiv(input.time(), shortest);
  }
}
