package io.trailhound.pipeline.step;

import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.RulesVersionSerializer;
import java.util.Optional;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * An operator whose rules may change while it runs, when it is given their changes as a second
 * input.
 *
 * <p>A change takes effect at the next checkpoint's barrier, so at the same point of the stream in
 * every subtask of every step: what came before the barrier meets the old rules, what comes after
 * it the new ones. What is recovered from that checkpoint has the new rules. This holds for aligned
 * checkpoints, which the live job insists on.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
abstract class RuleOperator<I, O> extends CountingOperator<I, O>
    implements TwoInputStreamOperator<I, RulesVersion, O> {
  private static final long serialVersionUID = 1L;

  private static final String CURRENT = "current";
  private static final MapStateDescriptor<String, RulesVersion> DESCRIPTOR =
      new MapStateDescriptor<>("rules", Types.STRING, RulesVersionSerializer.TYPE);

  private final RulesVersion first;
  private transient BroadcastState<String, RulesVersion> state;
  private transient long number;
  private transient @Nullable RulesVersion next;

  @SuppressWarnings("NullAway.Init") // Flink initialises state before anything else
  RuleOperator(RulesVersion first) {
    this.first = first;
  }

  /** Attaches an operator, with the changes of its rules if there will be any. */
  static <I, O> SingleOutputStreamOperator<O> attach(
      DataStream<I> stream,
      Optional<DataStream<RulesVersion>> changes,
      String name,
      TypeInformation<O> type,
      RuleOperator<I, O> operator) {
    return changes.isPresent()
        ? stream.connect(changes.get().broadcast()).transform(name, type, operator)
        : stream.transform(name, type, operator);
  }

  /** Uses these rules from now on; asked once before anything is processed. */
  abstract void use(RulesVersion rules) throws Exception;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = context.getOperatorStateStore().getBroadcastState(DESCRIPTOR);
    RulesVersion kept = state.get(CURRENT);
    take(kept == null ? first : kept);
  }

  @Override
  void prepareCounts(CountState counts) {
    getMetricGroup().gauge("rules_version", () -> number);
  }

  private void take(RulesVersion rules) throws Exception {
    use(rules);
    number = rules.number();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    if (next != null) {
      take(next);
      state.put(CURRENT, next);
      next = null;
    }
    super.snapshotState(context);
  }

  @Override
  public void processElement1(StreamRecord<I> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<RulesVersion> element) {
    if (element.getValue().number() > number) {
      next = element.getValue();
    }
  }

  /** Changes of rules have no event time, and never hold it up. */
  @Override
  public void open() throws Exception {
    super.open();
    processWatermarkStatus2(WatermarkStatus.IDLE);
  }

  @Override
  public void processWatermark2(Watermark watermark) {
    // Nor do they end it.
  }
}
