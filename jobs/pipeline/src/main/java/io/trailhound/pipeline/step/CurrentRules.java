package io.trailhound.pipeline.step;

import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.RulesVersionSerializer;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an operator uses, and those that it will use after the next checkpoint.
 *
 * <p>A change takes effect at the next checkpoint's barrier, so at the same point of the stream in
 * every subtask of every step: what came before the barrier meets the old rules, what comes after
 * it the new ones. What is recovered from that checkpoint has the new rules. This holds for aligned
 * checkpoints, which the live job insists on.
 */
final class CurrentRules {
  private static final String CURRENT = "current";
  private static final MapStateDescriptor<String, RulesVersion> DESCRIPTOR =
      new MapStateDescriptor<>("rules", Types.STRING, RulesVersionSerializer.TYPE);

  private final BroadcastState<String, RulesVersion> state;
  private final User user;
  private long number;
  private @Nullable RulesVersion next;

  /** Uses rules from a moment on. */
  @FunctionalInterface
  interface User {
    void use(RulesVersion rules) throws Exception;
  }

  /** Restores the rules, or begins with the first; the user is asked to use them at once. */
  CurrentRules(OperatorStateStore store, RulesVersion first, User user) throws Exception {
    this.user = user;
    state = store.getBroadcastState(DESCRIPTOR);
    RulesVersion kept = state.get(CURRENT);
    take(kept == null ? first : kept);
  }

  private void take(RulesVersion rules) throws Exception {
    user.use(rules);
    number = rules.number();
  }

  /** The number of the version in use. */
  long number() {
    return number;
  }

  /** Takes note of a change. */
  void offer(RulesVersion changed) {
    if (changed.number() > number) {
      next = changed;
    }
  }

  /** Changes the rules at a checkpoint's barrier, if there is a change. */
  void atBarrier() throws Exception {
    if (next != null) {
      take(next);
      state.put(CURRENT, next);
      next = null;
    }
  }
}
