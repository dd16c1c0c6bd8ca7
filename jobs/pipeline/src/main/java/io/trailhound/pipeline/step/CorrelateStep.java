package io.trailhound.pipeline.step;

import io.trailhound.detection.alert.CorrelationAlertWriter;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.state.WindowState;
import io.trailhound.pipeline.state.WindowStateSerializer;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.CorrelatedSerializer;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates correlations, one window for each correlation and group. An alert leaves as soon as its
 * condition holds; while its episode goes on, later versions are sent less and less often, and in
 * any case when a checkpoint is taken and when the episode is over.
 *
 * <p>Correlations that refer to others take their alerts from the step before.
 */
public final class CorrelateStep {
  /** How deeply correlations may be chained where rules change while a job runs. */
  public static final int MOST_DEPTH = 3;

  private static final OutputTag<Correlated> CHAINED =
      new OutputTag<>("chained", CorrelatedSerializer.TYPE);

  private CorrelateStep() {}

  /** The operator's uid at a depth of chaining, from 0. */
  public static String uid(int depth) {
    return "correlate-" + depth;
  }

  /**
   * What the step gives.
   *
   * @param alerts versions of alerts
   * @param tallies the counts
   */
  public record Result(DataStream<Alert> alerts, DataStream<Tally> tallies) {}

  /**
   * Attaches the step, once for each depth of chaining and at least once, so that a job keeps its
   * operators when the last correlation goes; where rules may change, as often as any may need.
   */
  public static Result attach(
      DataStream<Correlated> inputs,
      RulesVersion rules,
      Optional<DataStream<RulesVersion>> changes) {
    int levels = Math.max(changes.isPresent() ? MOST_DEPTH : 1, depth(rules));
    DataStream<Correlated> left = inputs;
    DataStream<Alert> alerts = null;
    DataStream<Tally> tallies = null;
    for (int at = 0; at < levels; at++) {
      SingleOutputStreamOperator<Alert> level =
          RuleOperator.attach(
                  left.keyBy(Correlated::key, Types.STRING),
                  changes,
                  "correlate",
                  AlertSerializer.TYPE,
                  new Operator(rules, at))
              .uid(uid(at));
      left = level.getSideOutput(CHAINED);
      alerts = alerts == null ? level : alerts.union(level);
      DataStream<Tally> counted = level.getSideOutput(CountingOperator.TALLIES);
      tallies = tallies == null ? counted : tallies.union(counted);
    }
    if (alerts == null || tallies == null) {
      throw new IllegalStateException("there is always one level");
    }
    return new Result(alerts, tallies);
  }

  /** How deeply the correlations of these rules are chained. */
  public static int depth(RulesVersion rules) {
    return compile(rules).depth();
  }

  private static Correlations compile(RulesVersion rules) {
    RuleSet set = SharedRules.of(rules.rules());
    return Correlations.compile(set, CloudTrailField.plan(set.fields()));
  }

  static final class Operator extends RuleOperator<Correlated, Alert>
      implements Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** An episode that goes on is told again after so many more inputs at the latest. */
    private static final int MOST_PATIENCE = 1 << 12;

    private final int depth;
    private transient Correlations correlations;
    private transient CorrelationAlertWriter writer;
    private transient OpenWindows windows;
    private transient ValueState<WindowState> states;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Greatest end;
    private transient boolean ended;
    private transient CountState.Count late;
    private transient CountState.Count tooLate;
    private transient CountState.Count versions;

    @SuppressWarnings("NullAway.Init") // see initializeState
    Operator(RulesVersion rules, int depth) {
      super(rules);
      this.depth = depth;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      states =
          context
              .getKeyedStateStore()
              .getState(new ValueStateDescriptor<>("windows", WindowStateSerializer.TYPE));
      end = new Greatest(context.getOperatorStateStore(), "end");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      end.snapshot();
    }

    @Override
    void prepareCounts(CountState counts) {
      super.prepareCounts(counts);
      writer = new CorrelationAlertWriter();
      late = counts.count(Counts.CORRELATION_LATE);
      tooLate = counts.count(Counts.CORRELATION_TOO_LATE);
      versions = counts.count(Counts.ALERT_VERSIONS);
    }

    /**
     * Windows were written to state before the barrier; those of rules that stay are read again.
     */
    @Override
    void use(RulesVersion rules) {
      correlations = compile(rules);
      windows = new OpenWindows(memory());
    }

    /** A third of a slot's share of the heap. Where chained steps share it, few windows are. */
    private long memory() {
      int slots =
          getContainingTask()
              .getEnvironment()
              .getTaskManagerInfo()
              .getConfiguration()
              .get(TaskManagerOptions.NUM_TASK_SLOTS);
      return Runtime.getRuntime().maxMemory() / 3 / slots;
    }

    @Override
    public void open() throws Exception {
      super.open();
      timers = getInternalTimerService("windows", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement(StreamRecord<Correlated> element) throws Exception {
      Correlated correlated = element.getValue();
      CorrelationInput input = correlated.input();
      if (EndOfRun.isOne(correlated)) {
        end.see(input.input().time());
        output.collect(CHAINED, new StreamRecord<>(correlated));
        return;
      }
      checkRules(correlated);
      if (correlations.rule(input.correlation()).depth() > depth) {
        output.collect(CHAINED, new StreamRecord<>(correlated));
        return;
      }
      OpenWindows.Open open = open(correlated.key());
      if (open == null) {
        open =
            new OpenWindows.Open(
                correlated.key(),
                input.correlation(),
                GroupWindows.of(correlations.rule(input.correlation()), input.group()));
      }
      open.window.advance(watermark(open));
      if (input.withdrawn()) {
        open.window.remove(input.input());
      } else {
        switch (open.window.insert(input.input())) {
          case LATE -> late.add(1);
          case TOO_LATE -> tooLate.add(1);
          default -> {}
        }
      }
      tellInTime(open);
      keep(open);
    }

    /**
     * Steps change their rules at the same barrier. Where a checkpoint was given up on its way, one
     * may be ahead: then the job goes back to the last checkpoint that all steps have.
     */
    private void checkRules(Correlated correlated) {
      int number = correlated.input().correlation();
      if (number >= correlations.size() || !correlated.isOf(correlations.rule(number))) {
        throw new IllegalStateException(
            "this step has other rules than the one before it: recovering");
      }
    }

    /**
     * Tells at once what is new, and what only goes on after ever more inputs. What others are
     * chained to is told at once in any case: its time may have changed, and the watermark must not
     * pass it on the way.
     */
    private void tellInTime(OpenWindows.Open open) {
      open.unasked++;
      boolean inner = correlations.isInner(open.correlation);
      if (inner || open.window.hasNews() || open.unasked >= open.patience) {
        tell(open);
        open.patience = Math.min(MOST_PATIENCE, open.patience * 2);
      }
    }

    private void tell(OpenWindows.Open open) {
      open.unasked = 0;
      CorrelationRule rule = correlations.rule(open.correlation);
      GroupKey group = open.window.group();
      boolean silent = correlations.isSilent(rule.id());
      boolean inner = correlations.isInner(open.correlation);
      for (Change change : open.window.changes()) {
        if (!silent) {
          versions.add(1);
          output.collect(new StreamRecord<>(alert(rule, group, change)));
        }
        if (inner) {
          for (CorrelationInput input : correlations.inputs(open.correlation, group, change)) {
            Correlated correlated = Correlated.of(correlations.rule(input.correlation()), input);
            output.collect(CHAINED, new StreamRecord<>(correlated));
          }
        }
      }
    }

    private Alert alert(CorrelationRule rule, GroupKey group, Change change) {
      if (change instanceof Change.Upsert upsert) {
        return new Alert(
            change.alertId(),
            upsert.episode().time(),
            change.revision(),
            rule.id(),
            rule.level().word(),
            writer.write(rule, group, upsert.episode()));
      }
      return Alert.withdrawal(change.alertId(), change.revision(), rule.id());
    }

    /** The end of a bounded run is its greatest event time, and then all that is left. */
    @Override
    public void processWatermark(Watermark watermark) throws Exception {
      if (watermark.equals(Watermark.MAX_WATERMARK)) {
        if (end.time() > timers.currentWatermark()) {
          super.processWatermark(new Watermark(end.time()));
        }
        ended = true;
      }
      super.processWatermark(watermark);
    }

    /** How far event time has come for a window: of behaviour never further than the run. */
    private long watermark(OpenWindows.Open open) {
      return ended && correlations.rule(open.correlation).type().isBehaviour()
          ? end.time()
          : timers.currentWatermark();
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
      OpenWindows.Open open = open(timer.getKey());
      if (open != null) {
        tell(open);
        open.timer = Long.MAX_VALUE;
        open.patience = 1;
        open.window.advance(watermark(open));
        tell(open); // what the passing of time has shown
        keep(open);
      }
    }

    /** The window of the current key, from among those in use or from state. */
    private OpenWindows.@Nullable Open open(String key) throws IOException {
      OpenWindows.Open open = windows.get(key);
      if (open != null) {
        return open;
      }
      WindowState state = states.value();
      if (state == null) {
        return null;
      }
      int correlation = number(state);
      if (correlation < 0) {
        states.clear(); // of a correlation that is gone or was changed
        return null;
      }
      CorrelationRule rule = correlations.rule(correlation);
      GroupWindow window =
          GroupWindows.read(
              rule, state.group(), new DataInputStream(new ByteArrayInputStream(state.window())));
      return new OpenWindows.Open(key, correlation, window);
    }

    private int number(WindowState state) {
      for (int i = 0; i < correlations.size(); i++) {
        CorrelationRule rule = correlations.rule(i);
        if (rule.id().equals(state.ruleId()) && rule.version().equals(state.version())) {
          return i;
        }
      }
      return -1;
    }

    /** Keeps the window of the current key, or drops it when nothing is left in it. */
    private void keep(OpenWindows.Open open) throws IOException {
      if (open.window.isEmpty()) {
        windows.drop(open);
        states.clear();
        return;
      }
      // A timer that is set and too early is no harm: it asks for the next time.
      long due = open.window.nextTime();
      if (due < open.timer && !ended) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, due);
        open.timer = due;
      }
      Object current = getCurrentKey();
      windows.put(open, this::write);
      setCurrentKey(current);
    }

    private void write(OpenWindows.Open open) throws IOException {
      setCurrentKey(open.key);
      tell(open);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      open.window.write(new DataOutputStream(bytes));
      CorrelationRule rule = correlations.rule(open.correlation);
      states.update(
          new WindowState(rule.id(), rule.version(), open.window.group(), bytes.toByteArray()));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
      super.prepareSnapshotPreBarrier(checkpointId);
      windows.writeChanged(this::write);
    }

    @Override
    public void finish() throws Exception {
      for (OpenWindows.Open open : windows.all()) {
        setCurrentKey(open.key);
        tell(open);
      }
      super.finish();
    }

    @Override
    public void onProcessingTime(@Nullable InternalTimer<String, VoidNamespace> timer) {
      throw new IllegalStateException("no processing-time timer is ever registered");
    }
  }
}
