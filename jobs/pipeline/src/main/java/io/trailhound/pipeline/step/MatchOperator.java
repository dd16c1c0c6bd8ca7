package io.trailhound.pipeline.step;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.enrichment.fact.CallerMemory;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.enrich.SharedKnowledge;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import io.trailhound.pipeline.state.Held;
import io.trailhound.pipeline.step.RuleMatches.Found;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.Control;
import io.trailhound.pipeline.type.Correlated;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The operator of {@link MatchStep}. A record that matches nothing costs no look at its chain,
 * unless rules test chains.
 */
final class MatchOperator extends CountingOperator<Sighting, Alert>
    implements TwoInputStreamOperator<Sighting, Control, Alert> {
  private static final long serialVersionUID = 1L;

  /** A name may be tied to a session that was issued this much later; see {@code Sessions}. */
  private static final long TOLERANCE = 1_000;

  /** How many bits of a revision count the versions that chains make. */
  private static final int CHAIN_BITS = 8;

  private static final int REMEMBERED_BITS = 11;
  private static final long CHAIN_MASK = (1 << CHAIN_BITS) - 1;

  private final ArrayList<String> paths;
  private final RulesVersion first;
  private final EnrichmentOptions enrichment;
  private final Duration lateness;
  private transient CountState counts;
  private transient CurrentRules current;
  private transient RuleMatches matches;
  private transient Principals principals;
  private transient CallerMemory<Caller> callers;
  private transient Chains chains;
  private transient HeldEvents held;
  private transient Greatest latest;
  private transient @Nullable SharedKnowledge shared;
  private transient CountState.Count versions;
  private transient CountState.Count inputs;
  private transient CountState.Count withoutGroup;
  private transient CountState.Count withoutTime;
  private transient CountState.Count revised;
  private transient CountState.Count notHeld;
  private transient long watermark;

  @SuppressWarnings("NullAway.Init") // see initializeState and open
  MatchOperator(
      List<String> paths, RulesVersion rules, EnrichmentOptions enrichment, Duration lateness) {
    this.paths = new ArrayList<>(paths);
    this.first = rules;
    this.enrichment = enrichment;
    this.lateness = lateness;
  }

  @Override
  void prepareCounts(CountState counting) {
    counts = counting;
    versions = counting.count(Counts.ALERT_VERSIONS);
    inputs = counting.count(Counts.CORRELATION_INPUTS);
    withoutGroup = counting.count(Counts.CORRELATION_WITHOUT_GROUP);
    withoutTime = counting.count(Counts.CORRELATION_WITHOUT_TIME);
    revised = counting.count(Counts.CHAINS_REVISED);
    notHeld = counting.count(Counts.CHAINS_NOT_HELD);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermark = Long.MIN_VALUE;
    current = new CurrentRules(context.getOperatorStateStore(), first, this::use);
    getMetricGroup().gauge("rules_version", () -> current.number());
    boolean isFirst = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    chains = new Chains(context.getOperatorStateStore(), isFirst, lateness, counts);
    getMetricGroup().gauge("sessions", () -> chains.size());
    held =
        new HeldEvents(
            this.<Long>getKeyedStateBackend(),
            context.getKeyedStateStore().getMapState(HeldEvents.DESCRIPTOR),
            this::entry);
    getMetricGroup().gauge("held_events", () -> held.size());
    latest = new Greatest(context.getOperatorStateStore(), "latest");
  }

  private void use(RulesVersion version) {
    matches = new RuleMatches(paths, version);
    principals = new Principals(matches.plan());
    callers = new CallerMemory<>(matches.plan(), REMEMBERED_BITS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    shared = SharedKnowledge.open(enrichment);
    matches.know(shared.current().directory());
  }

  @Override
  public void close() throws Exception {
    super.close();
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  @Override
  public void processElement(StreamRecord<Sighting> element) throws Exception {
    Sighting sighting = element.getValue();
    Event event = matches.prepared(sighting.event());
    if (event.time().source() != EventTime.Source.UNKNOWN) {
      latest.see(event.time().epochMillis());
    }
    boolean any = matches.matches(event);
    if (!any && !matches.testsChains()) {
      return;
    }
    long revision = (long) sighting.revision() << CHAIN_BITS;
    boolean isFirst = sighting.revision() == 0;
    if (!matches.saysChain()) {
      tell(matches.find(event), revision, isFirst);
      return;
    }
    HeldEvents.Entry entry = entry(DedupStep.bucket(event), HeldEvents.keyOf(event), event);
    Sessions.Resolved resolved = follow(entry);
    Facts chain = matches.facts(resolved.chain());
    tell(matches.find(event, chain), revision, isFirst);
    if (!resolved.firm() && entry.time() + TOLERANCE >= watermark) {
      hold(entry, new Held(event, revision, chain.json()));
    }
  }

  @Override
  public void processElement1(StreamRecord<Sighting> element) throws Exception {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<Control> element) throws Exception {
    if (element.getValue() instanceof Control.Changed changed) {
      current.offer(changed.rules());
    } else if (element.getValue() instanceof Control.Issued issued) {
      for (String id : chains.add(issued.issue())) {
        Issue session = chains.get(id).orElse(issued.issue());
        for (HeldEvents.Entry entry : held.of(session)) {
          revise(entry);
        }
      }
    }
  }

  private HeldEvents.Entry entry(long bucket, EventKey key, Event event) {
    matches.load(matches.prepared(event));
    Caller caller = callers.of(matches.reader(), this::caller);
    return new HeldEvents.Entry(
        bucket, key, event.time().epochMillis(), caller.principal(), caller.session());
  }

  private Caller caller(FieldReader reader) {
    return new Caller(principals.of(reader), SessionRef.of(reader));
  }

  /** Who calls, and in which session. */
  private record Caller(Principal principal, SessionRef session) {}

  private Sessions.Resolved follow(HeldEvents.Entry entry) {
    return chains.follow(entry.principal(), entry.session(), entry.time());
  }

  private void hold(HeldEvents.Entry entry, Held event) throws Exception {
    if (held.isFull() && held.get(entry.key()) == null) {
      notHeld.add(1);
    } else {
      held.put(entry, event);
    }
  }

  /** Tells of a held event anew if another chain stands behind it now. */
  private void revise(HeldEvents.Entry entry) throws Exception {
    Held known = held.read(entry);
    Facts chain = matches.facts(follow(entry).chain());
    if (known == null || Arrays.equals(known.chain(), chain.json())) {
      return;
    }
    Event event = matches.prepared(known.event());
    matches.matches(event);
    Found before = matches.find(event, matches.facts(known.chain()));
    Found after = matches.find(event, chain);
    long revision =
        (known.revision() & CHAIN_MASK) == CHAIN_MASK ? known.revision() : known.revision() + 1;
    for (Alert gone : before.withdrawals(after, revision)) {
      versions.add(1);
      output.collect(new StreamRecord<>(gone));
    }
    for (CorrelationInput gone : before.inputsNotIn(after)) {
      collect(gone);
    }
    tell(after, revision, false);
    inputs.add(after.inputs().size() - before.inputs().size());
    withoutGroup.add(after.withoutGroup() - before.withoutGroup());
    revised.add(1);
    held.put(entry, new Held(event, revision, chain.json()));
  }

  private void tell(Found found, long revision, boolean isFirst) {
    for (Alert alert : found.alerts(revision)) {
      versions.add(1);
      output.collect(new StreamRecord<>(alert));
    }
    inputs.add(isFirst ? found.inputs().size() : 0);
    withoutTime.add(isFirst && found.isWithoutTime() ? 1 : 0);
    withoutGroup.add(isFirst ? found.withoutGroup() : 0);
    found.inputs().forEach(this::collect);
  }

  private void collect(CorrelationInput input) {
    Correlated correlated = Correlated.of(matches.correlation(input.correlation()), input);
    output.collect(MatchStep.CORRELATED, new StreamRecord<>(correlated));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    held.release(watermark - TOLERANCE);
    chains.advance(watermark);
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      EndOfRun.tell(
          getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks(),
          latest.time(),
          end -> output.collect(MatchStep.CORRELATED, new StreamRecord<>(end)));
    }
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    current.atBarrier();
    super.snapshotState(context);
    chains.snapshot();
    latest.snapshot();
    if (shared != null) {
      matches.know(shared.current().directory());
    }
  }
}
