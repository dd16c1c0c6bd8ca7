package io.trailhound.detection.correlation;

import io.trailhound.detection.correlation.baseline.BaselineCodec;
import io.trailhound.detection.correlation.baseline.BaselineWindow;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Behaviour;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataInput;
import java.io.IOException;

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
    throw new IllegalArgumentException("no window for " + rule.type().word());
  }
}
