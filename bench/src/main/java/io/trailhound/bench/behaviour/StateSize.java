package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.CorrelationRun;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of behaviour rules as it is written to checkpoints.
 *
 * @param types by the rules' type
 */
record StateSize(SortedMap<String, Groups> types) {
  /**
   * The groups of some rules.
   *
   * @param groups how many there are
   * @param bytes of all of them
   * @param most bytes of the largest
   */
  record Groups(long groups, long bytes, long most) {
    Groups plus(Groups other) {
      return new Groups(groups + other.groups, bytes + other.bytes, Math.max(most, other.most));
    }

    /** Bytes of one, on average. */
    double mean() {
      return groups == 0 ? 0 : (double) bytes / groups;
    }
  }

  static StateSize of(Correlations correlations, CorrelationRun run) {
    TreeMap<String, Groups> types = new TreeMap<>();
    for (int number = 0; number < correlations.size(); number++) {
      CorrelationRule rule = correlations.rule(number);
      if (rule.type().isBehaviour()) {
        types.putIfAbsent(rule.type().word(), new Groups(0, 0, 0));
        for (GroupWindow window : run.windows(number)) {
          long bytes = bytes(window);
          types.merge(rule.type().word(), new Groups(1, bytes, bytes), Groups::plus);
        }
      }
    }
    return new StateSize(types);
  }

  private static long bytes(GroupWindow window) {
    DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
    try {
      window.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("writing to nothing failed", e);
    }
    return out.size();
  }

  /** All groups of all types. */
  Groups total() {
    return types.values().stream().reduce(new Groups(0, 0, 0), Groups::plus);
  }
}
