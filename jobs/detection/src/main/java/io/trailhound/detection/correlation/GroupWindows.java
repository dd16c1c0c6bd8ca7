package io.trailhound.detection.correlation;

import io.trailhound.detection.correlation.baseline.BaselineCodec;
import io.trailhound.detection.correlation.baseline.BaselineWindow;
import io.trailhound.detection.correlation.history.HistoryKind;
import io.trailhound.detection.correlation.history.HistoryWindow;
import io.trailhound.detection.correlation.seen.FirstSeenKind;
import io.trailhound.detection.correlation.seen.RareKind;
import io.trailhound.detection.correlation.silence.SilenceKind;
import io.trailhound.detection.correlation.travel.TravelKind;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Behaviour;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
import io.trailhound.detection.sigma.ast.Silence;
import io.trailhound.detection.sigma.ast.Travel;
import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes the windows of correlations and behaviour rules: which kind, the rule's type says. */
public final class GroupWindows {
  private GroupWindows() {}

  /** An empty window. */
  public static GroupWindow of(CorrelationRule rule, GroupKey group) {
    Behaviour behaviour = rule.behaviour();
    if (behaviour == null) {
      return new KeyWindow(rule, group, KeyWindow.MAX_INPUTS);
    }
    if (behaviour instanceof Baseline baseline) {
      return BaselineWindow.of(rule, group, baseline);
    }
    HistoryKind kind = history(rule, group, behaviour);
    if (kind != null) {
      return new HistoryWindow(rule, group, kind, HistoryWindow.MAX_HELD);
    }
    throw new IllegalArgumentException("no window for " + rule.type().word());
  }

  /**
   * Reads a window that was written.
   *
   * @throws IOException when the version is unknown or the bytes end early
   */
  public static GroupWindow read(CorrelationRule rule, GroupKey group, DataInput in)
      throws IOException {
    Behaviour behaviour = rule.behaviour();
    if (behaviour == null) {
      return KeyWindowCodec.read(rule, group, KeyWindow.MAX_INPUTS, in);
    }
    if (behaviour instanceof Baseline baseline) {
      return BaselineCodec.read(rule, group, baseline, in);
    }
    HistoryKind kind = history(rule, group, behaviour);
    if (kind != null) {
      return HistoryWindow.read(rule, group, kind, HistoryWindow.MAX_HELD, in);
    }
    throw new IllegalArgumentException("no window for " + rule.type().word());
  }

  /** The kind of a behaviour that judges inputs in their order; null of another. */
  private static @Nullable HistoryKind history(
      CorrelationRule rule, GroupKey group, Behaviour behaviour) {
    if (behaviour instanceof FirstSeen asked) {
      return new FirstSeenKind(rule, group, asked);
    }
    if (behaviour instanceof Rare asked) {
      return new RareKind(rule, group, asked);
    }
    if (behaviour instanceof Travel asked) {
      return new TravelKind(rule, group, asked);
    }
    return behaviour instanceof Silence asked ? new SilenceKind(rule, group, asked) : null;
  }
}
