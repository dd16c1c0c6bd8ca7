package io.trailhound.pipeline.step;

import io.trailhound.detection.alert.IncidentWriter;
import io.trailhound.detection.risk.IncidentChange;
import io.trailhound.detection.risk.RiskAlert;
import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.risk.RiskSubject;
import io.trailhound.detection.risk.RiskWindow;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.RiskInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the risk of each actor and account. The windows in use are kept as objects, and written
 * to state when a checkpoint is taken or too many are in use.
 */
final class RiskOperator extends CountingOperator<RiskInput, Alert>
    implements Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_OPEN = 1_024;

  /** With more alerts than this, what changes is told a minute of event time later at most. */
  private static final int FEW = 30;

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;

  private final RiskOptions options;
  private transient IncidentWriter writer;
  private transient Map<String, RiskWindow> open;
  private transient Set<String> unwritten;
  private transient ValueState<byte[]> states;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient CountState.Count versions;
  private transient CountState.Count late;
  private transient CountState.Count leftOut;

  @SuppressWarnings("NullAway.Init") // see initializeState and open
  RiskOperator(RiskOptions options) {
    this.options = options;
  }

  @Override
  void prepareCounts(CountState counts) {
    versions = counts.count(Counts.ALERT_VERSIONS);
    late = counts.count(Counts.RISK_LATE);
    leftOut = counts.count(Counts.RISK_LEFT_OUT);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    writer = new IncidentWriter(options);
    open = new LinkedHashMap<>(64, 0.75f, true);
    unwritten = new LinkedHashSet<>();
    // The first of the bytes is the version of their form.
    states =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "risk", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("risk", VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processElement(StreamRecord<RiskInput> element) throws Exception {
    RiskInput input = element.getValue();
    RiskWindow window = window(input.subject(), input.key());
    long lateBefore = window.late();
    long leftOutBefore = window.leftOut();
    RiskAlert alert = input.alert();
    if (alert == null) {
      window.withdraw(input.alertId(), input.revision());
    } else {
      window.upsert(alert);
    }
    late.add(window.late() - lateBefore);
    leftOut.add(window.leftOut() - leftOutBefore);
    if (window.size() <= FEW) {
      tell(window);
    } else {
      wake(Math.max(timers.currentWatermark(), 0) / MINUTE * MINUTE + MINUTE);
    }
    wake(end(window));
    leaveIfTooMany(input.key());
  }

  /** When nothing will be left of a window, to the hour so that timers are few. */
  private static long end(RiskWindow window) {
    long end = window.nextTime();
    return end == Long.MAX_VALUE ? end : (Math.floorDiv(end, HOUR) + 1) * HOUR;
  }

  private void wake(long time) {
    if (time != Long.MAX_VALUE) {
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    String key = timer.getKey();
    RiskSubject subject = subject(key);
    RiskWindow window = window(subject, key);
    tell(window);
    window.advance(Math.min(timers.currentWatermark(), window.nextTime()));
    tell(window);
    if (window.isEmpty()) {
      open.remove(key);
      unwritten.remove(key);
      states.clear();
    } else {
      leaveIfTooMany(key);
    }
  }

  /** The subject whose {@link RiskInput#key} it is. */
  private static RiskSubject subject(String key) {
    int space = key.indexOf(' ');
    boolean account = key.startsWith(RiskSubject.Kind.ACCOUNT.word() + ' ');
    return new RiskSubject(
        account ? RiskSubject.Kind.ACCOUNT : RiskSubject.Kind.ACTOR, key.substring(space + 1));
  }

  private RiskWindow window(RiskSubject subject, String key) throws IOException {
    RiskWindow window = open.get(key);
    if (window == null) {
      byte[] state = states.value();
      window =
          state == null
              ? new RiskWindow(subject, options)
              : RiskWindow.read(
                  subject, options, new DataInputStream(new ByteArrayInputStream(state)));
      open.put(key, window);
    }
    unwritten.add(key);
    return window;
  }

  private void tell(RiskWindow window) {
    for (IncidentChange change : window.changes()) {
      versions.add(1);
      output.collect(new StreamRecord<>(alert(window.subject(), change)));
    }
  }

  private Alert alert(RiskSubject subject, IncidentChange change) {
    String rule = IncidentWriter.ruleId(subject.kind());
    if (change instanceof IncidentChange.Upsert upsert) {
      return new Alert(
          change.id(),
          upsert.incident().time(),
          change.revision(),
          rule,
          writer.level(upsert.incident()).word(),
          writer.write(upsert.incident()));
    }
    return Alert.withdrawal(change.id(), change.revision(), rule);
  }

  /** Writes the windows to state that were used longest ago, but for the one in use. */
  private void leaveIfTooMany(String used) throws Exception {
    if (open.size() <= MOST_OPEN) {
      return;
    }
    Iterator<String> oldest = new ArrayList<>(open.keySet()).iterator();
    while (open.size() > MOST_OPEN && oldest.hasNext()) {
      String key = oldest.next();
      RiskWindow window = open.get(key);
      if (!key.equals(used) && window != null) {
        if (unwritten.remove(key)) {
          write(key, window);
        }
        open.remove(key);
      }
    }
    setCurrentKey(used);
  }

  private void write(String key, RiskWindow window) throws IOException {
    setCurrentKey(key);
    tell(window);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    window.write(new DataOutputStream(bytes));
    states.update(bytes.toByteArray());
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    super.prepareSnapshotPreBarrier(checkpoint);
    for (Map.Entry<String, RiskWindow> one : open.entrySet()) {
      if (unwritten.remove(one.getKey())) {
        write(one.getKey(), one.getValue());
      }
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("no processing-time timer is ever registered");
  }
}
