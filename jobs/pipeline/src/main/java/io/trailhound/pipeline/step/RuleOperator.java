package io.trailhound.pipeline.step;

import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.RulesVersion;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * An operator whose rules may change while it runs, when it is given their changes as a second
 * input: see {@link CurrentRules}.
 *
 * @param <I> what it takes
 * @param <O> what it gives
 */
abstract class RuleOperator<I, O> extends CountingOperator<I, O>
    implements TwoInputStreamOperator<I, RulesVersion, O> {
  private static final long serialVersionUID = 1L;

  private final RulesVersion first;
  private transient CurrentRules current;

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
    current = new CurrentRules(context.getOperatorStateStore(), first, this::use);
  }

  @Override
  void prepareCounts(CountState counts) {
    getMetricGroup().gauge("rules_version", () -> current.number());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    current.atBarrier();
    super.snapshotState(context);
  }

  @Override
  public void processElement1(StreamRecord<I> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<RulesVersion> element) {
    current.offer(element.getValue());
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
