package io.trailhound.pipeline.step;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The greatest of the times that were seen, as operator state. When the parallelism changes every
 * subtask goes on with the greatest that any of them saw.
 */
final class Greatest {
  private final ListState<Long> state;
  private long time = Long.MIN_VALUE;

  /** Goes on from state, or begins. */
  Greatest(OperatorStateStore store, String name) throws Exception {
    state = store.getUnionListState(new ListStateDescriptor<>(name, Types.LONG));
    for (long kept : state.get()) {
      see(kept);
    }
  }

  void see(long millis) {
    time = Math.max(time, millis);
  }

  /** The greatest; the least number when none was seen. */
  long time() {
    return time;
  }

  /** Writes the state; to be called when a checkpoint is taken. */
  void snapshot() throws Exception {
    state.update(List.of(time));
  }
}
