package io.trailhound.pipeline.state;

import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.type.Tally;
import io.trailhound.pipeline.type.TallySerializer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;

/**
 * The counts of one subtask: kept in operator state, so that they are exact after a failure, and
 * shown as accumulators and metrics while the job runs.
 */
public final class CountState {
  private static final ListStateDescriptor<Tally> DESCRIPTOR =
      new ListStateDescriptor<>("counts", TallySerializer.TYPE);

  private final Map<String, Count> counts = new TreeMap<>();
  private final ListState<Tally> state;
  private final RuntimeContext context;

  /** Restores the counts of this subtask. */
  public CountState(FunctionInitializationContext initialization, RuntimeContext context)
      throws Exception {
    this.context = context;
    this.state = initialization.getOperatorStateStore().getListState(DESCRIPTOR);
    for (Tally tally : state.get()) {
      Count count = count(tally.name());
      count.set(Counts.join(tally.name(), count.value, tally.value()));
    }
  }

  /** The count of a name; keep it, since looking it up costs. */
  public Count count(String name) {
    return counts.computeIfAbsent(
        name,
        key -> {
          LongCounter shown = new LongCounter();
          context.addAccumulator(key, shown);
          Count count = new Count(shown, Counts.start(key));
          context.getMetricGroup().gauge(key, () -> count.value);
          return count;
        });
  }

  /** Writes the counts to state. */
  public void snapshot() throws Exception {
    state.clear();
    for (Map.Entry<String, Count> entry : counts.entrySet()) {
      state.add(new Tally(entry.getKey(), entry.getValue().value));
    }
  }

  /** Sends the counts at the end of the input. */
  public void send(Consumer<Tally> out) {
    counts.forEach((name, count) -> out.accept(new Tally(name, count.value)));
  }

  /** One count. */
  public static final class Count {
    private final LongCounter shown;
    private long value;

    private Count(LongCounter shown, long start) {
      this.shown = shown;
      this.value = start;
    }

    private void set(long restored) {
      value = restored;
    }

    /** Adds to it. */
    public void add(long more) {
      value += more;
      shown.add(more);
    }

    /** Lowers a least value to what was seen. */
    public void lower(long seen) {
      value = Math.min(value, seen);
    }

    /** Raises a greatest value to what was seen. */
    public void raise(long seen) {
      value = Math.max(value, seen);
    }
  }
}
