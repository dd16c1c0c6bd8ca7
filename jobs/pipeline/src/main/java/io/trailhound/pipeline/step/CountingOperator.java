package io.trailhound.pipeline.step;

import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Tally;
import io.trailhound.pipeline.type.TallySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * An operator that counts: exactly, since the counts are state, and sends them when its input ends.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
abstract class CountingOperator<I, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O> {
  private static final long serialVersionUID = 1L;

  /** The counts of an operator. */
  static final OutputTag<Tally> TALLIES = new OutputTag<>("tallies", TallySerializer.TYPE);

  private transient CountState counts;

  @SuppressWarnings("NullAway.Init") // Flink initialises state before anything else
  CountingOperator() {
    setChainingStrategy(ChainingStrategy.ALWAYS);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    counts = new CountState(context, getRuntimeContext());
    prepareCounts(counts);
  }

  /** Looks up the counts that the operator uses. */
  abstract void prepareCounts(CountState counts);

  /** A count that is not known beforehand. */
  CountState.Count count(String name) {
    return counts.count(name);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    counts.snapshot();
  }

  @Override
  public void finish() throws Exception {
    counts.send(tally -> output.collect(TALLIES, new StreamRecord<>(tally)));
    super.finish();
  }
}
