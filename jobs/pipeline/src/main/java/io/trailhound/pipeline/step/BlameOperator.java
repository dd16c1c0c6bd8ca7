package io.trailhound.pipeline.step;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.risk.RiskReading;
import io.trailhound.detection.risk.RiskSubject;
import io.trailhound.detection.sigma.ast.Level;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.Blamed;
import io.trailhound.pipeline.state.BlamedSerializer;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.RiskInput;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Says whose risk an alert adds to, and takes it back from those whom a later version does not
 * name.
 */
final class BlameOperator extends CountingOperator<Alert, RiskInput>
    implements Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;

  private final RiskOptions options;
  private transient ValueState<Blamed> last;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient CountState.Count withoutSubject;

  @SuppressWarnings("NullAway.Init") // see initializeState and open
  BlameOperator(RiskOptions options) {
    this.options = options;
  }

  @Override
  void prepareCounts(CountState counts) {
    withoutSubject = counts.count(Counts.RISK_WITHOUT_SUBJECT);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    last =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("blamed", BlamedSerializer.TYPE));
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("blamed", VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processElement(StreamRecord<Alert> element) throws Exception {
    Alert alert = element.getValue();
    Blamed before = last.value();
    if (before == null ? alert.isWithdrawn() : alert.revision() <= before.revision()) {
      return;
    }
    RiskReading reading = alert.isWithdrawn() ? null : read(alert);
    List<RiskSubject> subjects = reading == null ? List.of() : reading.subjects();
    if (before != null) {
      for (RiskSubject one : before.subjects()) {
        if (!subjects.contains(one)) {
          tell(new RiskInput(one, alert.id(), alert.revision(), null));
        }
      }
    } else {
      withoutSubject.add(subjects.isEmpty() ? 1 : 0);
    }
    if (reading != null) {
      for (RiskSubject one : subjects) {
        tell(new RiskInput(one, alert.id(), alert.revision(), reading.alert()));
      }
      // No version that comes later finds its time unsettled.
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, alert.time() + 2 * options.reach());
    }
    last.update(new Blamed(alert.revision(), subjects));
  }

  private static @Nullable RiskReading read(Alert alert) {
    Level level = Level.of(alert.severity());
    return level == null || alert.time() <= 0
        ? null
        : RiskReading.of(
            alert.id(), alert.time(), alert.revision(), alert.ruleId(), level, alert.document());
  }

  private void tell(RiskInput input) {
    output.collect(new StreamRecord<>(input));
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    last.clear();
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }
}
