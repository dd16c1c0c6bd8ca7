package io.trailhound.pipeline.baseline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.correlation.CorrelationRun;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.baseline.BaselineWindow;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.source.TrailScan;
import io.trailhound.pipeline.step.Plans;
import io.trailhound.pipeline.who.Copies;
import io.trailhound.pipeline.who.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what baselines know of the groups that have a key among their values: matches records
 * as the jobs do, in one pass, and runs their windows. Only the windows of these groups are kept.
 */
public final class Inquiry implements MatchSink {
  /** How long after an event its record is still expected: what a replay takes. */
  static final Duration LATENESS = Duration.ofHours(1);

  private final String key;
  private final long from;
  private final long to;
  private final Knowledge known;
  private final FieldPlan plan;
  private final FieldReader reader;
  private final Enricher enricher;
  private final Matcher matcher;
  private final Correlations correlations;
  private final Sought sought;
  private final Groups groups;
  private final CorrelationRun run;
  private final Reading reading = new Reading();
  private final Copies copies = new Copies();
  private final int[] matched;
  private int count;

  /**
   * Begins.
   *
   * @param key one of a group's values
   * @param rule the id, title or name of the baseline that is asked for; null for all
   * @param from records before this time do not count, in milliseconds since 1970
   * @param to nor do records from this time on
   * @param known what is known of addresses, identities and accounts beyond the records
   */
  public Inquiry(
      RuleSet rules, String key, @Nullable String rule, long from, long to, Knowledge known) {
    this.key = key;
    this.from = from;
    this.to = to;
    this.known = known;
    plan = Plans.of(rules);
    reader = new FieldReader(plan);
    enricher = new Enricher(plan);
    CompiledRules compiled = CompiledRules.compile(rules, plan);
    matcher = new Matcher(compiled);
    matched = new int[compiled.size()];
    correlations = Correlations.compile(rules, plan);
    sought = new Sought(correlations, rule);
    groups = new Groups(sought, key);
    run = new CorrelationRun(correlations, groups);
  }

  /** The fields that records must carry. */
  public FieldPlan plan() {
    return plan;
  }

  /** Whether there is no baseline of the name that was asked for. */
  public boolean isAboutNothing() {
    return sought.isEmpty();
  }

  /** Takes the next outcome, in the order of delivery. */
  public void take(Outcome outcome) {
    reading.add(outcome);
    if (outcome instanceof ObjectEnd end) {
      run.advance(TrailScan.reached(end, LATENESS));
    } else if (outcome instanceof Event event && isWithin(event) && !copies.isCopy(event)) {
      reader.load(enricher.enrich(event, known));
      count = 0;
      matcher.match(reader, this);
      run.accept(reader, matched, count);
    }
  }

  /** What has no time is in no window. */
  private boolean isWithin(Event event) {
    long time = event.time().epochMillis();
    return event.time().source() != EventTime.Source.UNKNOWN && time >= from && time < to;
  }

  @Override
  public void matched(int ruleIndex) {
    if (correlations.takes(ruleIndex)) {
      matched[count++] = ruleIndex;
    }
  }

  /** Says that all has been read. */
  public void finish() {
    run.finish();
  }

  /** The words of the user. */
  String key() {
    return key;
  }

  /** What was read. */
  Reading reading() {
    return reading;
  }

  /** Until when: the time of the youngest record, in milliseconds since 1970. */
  long until() {
    return run.latest();
  }

  /** How many groups were too many to be kept. */
  int leftOut() {
    return groups.leftOut();
  }

  /** The baselines that are left out, since chains of sessions are not followed here. */
  List<CorrelationRule> chained() {
    return sought.chained();
  }

  /** What is known of each group, in the order of the rules' ids. */
  List<GroupProfile> profiles() {
    List<GroupProfile> profiles = new ArrayList<>();
    groups
        .baselines()
        .forEach((group, seen) -> profiles.add(profile(group.correlation(), group.key(), seen)));
    return profiles;
  }

  private GroupProfile profile(int number, GroupKey group, Groups.Seen seen) {
    CorrelationRule rule = correlations.rule(number);
    if (!(rule.behaviour() instanceof Baseline baseline)) {
      throw new IllegalStateException("no baseline: " + rule.id());
    }
    ProfileView view = null;
    for (GroupWindow window : run.windows(number)) {
      if (window.group().equals(group) && window instanceof BaselineWindow held) {
        view = held.view(run.latest());
      }
    }
    List<Episode> alerts = new ArrayList<>();
    for (CorrelationRun.Alert alert : run.alerts(number).values()) {
      if (alert.group().equals(group)) {
        alerts.add(alert.episode());
      }
    }
    alerts.sort(Comparator.comparingLong(Episode::time).thenComparing(Episode::alertId));
    return new GroupProfile(
        rule, baseline, group, seen.records, seen.first, seen.last, view, alerts);
  }

  /** Whether no baseline has a group with the key. */
  public boolean isEmpty() {
    return groups.baselines().isEmpty();
  }

  /** Values of groups that are most like the key, the nearest first. */
  public List<String> nearest() {
    return groups.nearest();
  }

  /** Whether no record could be read, though there was something to read. */
  public boolean isUnreadable() {
    return reading.isUnreadable();
  }

  /** Why the first object that failed did. */
  public String failure() {
    return reading.failure();
  }

  /** The page for a terminal: lines that are neither made harmless nor cut yet. */
  public List<String> page() {
    return new ProfilePage(this).lines();
  }

  /** The same as one JSON document. */
  public ObjectNode json() {
    return new ProfileJson(this).document();
  }

  /** The heat maps as a stand-alone SVG. */
  public void svg(Appendable out) throws IOException {
    ProfileSvg.write(this, out);
  }
}
