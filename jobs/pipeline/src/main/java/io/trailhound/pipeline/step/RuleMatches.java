package io.trailhound.pipeline.step;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.alert.AlertWriter;
import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.fact.ChainFacts;
import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.RulesVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One version of the rules, ready to match: what a record gives to alerts and correlations. For one
 * thread.
 */
final class RuleMatches implements MatchSink {
  private static final int REMEMBERED_CHAINS = 1 << 10;
  private static final Correlations.Inputs NO_INPUTS = new Correlations.Inputs(List.of(), 0);

  private final FieldPlan plan;
  private final FactPlan facts;
  private final FieldReader reader;
  private final CompiledRules rules;
  private final Matcher matcher;
  private final Correlations correlations;
  private final AlertWriter writer = new AlertWriter();

  /** Whether records lack the slots of fields that these rules read, and must be scanned again. */
  private final boolean rescans;

  private final boolean testsChains;

  /** By the number of a rule: whether what it gives names the chain. */
  private final boolean[] saysChain;

  private final int[] matched;

  /** The calls of a session have one chain, and its facts cost more than all else of a match. */
  private final Recent<Chain, Facts> chains = new Recent<>(REMEMBERED_CHAINS);

  private int count;
  private Directory directory = Directory.EMPTY;

  /**
   * Compiles rules.
   *
   * @param paths the fields that records were decoded with
   */
  RuleMatches(List<String> paths, RulesVersion version) {
    RuleSet set = SharedRules.of(version.rules());
    FieldPlan decoded = FieldPlan.of(paths);
    rescans = !decoded.paths().containsAll(set.fields());
    plan = rescans ? Plans.of(set) : decoded;
    facts = new FactPlan(plan);
    reader = new FieldReader(plan);
    rules = CompiledRules.compile(set, plan);
    correlations = Correlations.compile(set, plan);
    matched = new int[rules.size()];
    matcher = new Matcher(rules);
    testsChains = set.routed().stream().anyMatch(RuleMatches::testsChain);
    Set<String> grouped = new HashSet<>();
    for (int i = 0; i < correlations.size(); i++) {
      addIfChained(correlations.rule(i), grouped);
    }
    saysChain = new boolean[rules.size()];
    for (int i = 0; i < saysChain.length; i++) {
      String id = rules.rule(i).id();
      saysChain[i] = !correlations.isSilent(id) || grouped.contains(id);
    }
  }

  private static boolean testsChain(Rule rule) {
    Set<String> fields = new HashSet<>();
    rule.detection().addFields(fields);
    return fields.stream().anyMatch(ChainFacts::isOne);
  }

  /** Adds the rules that a correlation groups or measures by the chain. */
  private static void addIfChained(CorrelationRule rule, Set<String> ids) {
    List<String> names = new ArrayList<>(rule.groupBy());
    names.addAll(rule.condition().fields());
    for (CorrelationRule.Reference reference : rule.rules()) {
      if (names.stream().anyMatch(name -> ChainFacts.isOne(rule.field(name, reference.id())))) {
        ids.add(reference.id());
      }
    }
  }

  /** The plan of the events that are matched. */
  FieldPlan plan() {
    return plan;
  }

  /** Whether rules test the chain itself, so that what matches may change with it. */
  boolean testsChains() {
    return testsChains;
  }

  /** Uses what is known of identities from now on. */
  @SuppressWarnings("ReferenceEquality") // a directory that was read again is another one
  void know(Directory known) {
    if (known != directory) {
      directory = known;
      chains.clear();
    }
  }

  /** The event with the slots that these rules read. */
  Event prepared(Event event) {
    return rescans || event.entries().length == 0 ? facts.rescanned(event) : event;
  }

  /** Reads the fields of a prepared event from now on. */
  void load(Event event) {
    reader.load(event);
  }

  /** Reads the event that was loaded last. */
  FieldReader reader() {
    return reader;
  }

  CorrelationRule correlation(int number) {
    return correlations.rule(number);
  }

  /** The facts of a chain. */
  Facts facts(Chain chain) {
    return chains.computeIfAbsent(chain, one -> ChainFacts.of(one, directory, facts));
  }

  /** The facts of a chain as they were told before. */
  Facts facts(byte[] json) {
    return facts.facts(json);
  }

  /** Whether a prepared event matches any rule. */
  boolean matches(Event event) {
    reader.load(event);
    count = 0;
    matcher.match(reader, this);
    return count > 0;
  }

  /** Whether anything that the rules give which matched last names the chain. */
  boolean saysChain() {
    boolean says = testsChains;
    for (int i = 0; i < count; i++) {
      says |= saysChain[matched[i]];
    }
    return says;
  }

  @Override
  public void matched(int ruleIndex) {
    matched[count++] = ruleIndex;
  }

  /** What the event gives that was matched last, with a chain behind it. */
  Found find(Event event, Facts chain) {
    Event known = facts.with(event, chain);
    if (testsChains) {
      matches(known);
    }
    return find(known);
  }

  /** What the event gives that was matched last. */
  Found find(Event event) {
    reader.load(event);
    int[] taken = new int[count];
    int takers = 0;
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rule rule = rules.rule(matched[i]);
      if (correlations.takes(matched[i])) {
        taken[takers++] = matched[i];
      }
      if (!correlations.isSilent(rule.id())) {
        alerts.add(alert(rule, event));
      }
    }
    boolean timeless = event.time().source() == EventTime.Source.UNKNOWN;
    Correlations.Inputs inputs =
        timeless || takers == 0 ? NO_INPUTS : correlations.inputs(reader, taken, takers);
    return new Found(alerts, inputs.inputs(), inputs.withoutGroup(), timeless && takers > 0);
  }

  private Alert alert(Rule rule, Event event) {
    return new Alert(
        AlertId.of(rule.id(), event),
        event.time().epochMillis(),
        0,
        rule.id(),
        rule.level().word(),
        writer.write(rule, reader));
  }

  /**
   * What an event gives.
   *
   * @param unnumbered alerts, without their revision
   * @param inputs what it gives to correlations
   * @param withoutGroup how many matches lack a field that is grouped by
   * @param isWithoutTime whether correlations would take it if it had a time
   */
  record Found(
      List<Alert> unnumbered,
      List<CorrelationInput> inputs,
      int withoutGroup,
      boolean isWithoutTime) {

    /** The alerts under a revision. */
    List<Alert> alerts(long revision) {
      List<Alert> alerts = new ArrayList<>(unnumbered.size());
      for (Alert alert : unnumbered) {
        alerts.add(alert.as(revision));
      }
      return alerts;
    }

    /** Takes back the alerts that another finding of the same event does not have. */
    List<Alert> withdrawals(Found other, long revision) {
      List<Alert> gone = new ArrayList<>();
      for (Alert alert : unnumbered) {
        if (other.unnumbered.stream().noneMatch(kept -> kept.id().equals(alert.id()))) {
          gone.add(Alert.withdrawal(alert.id(), revision, alert.ruleId()));
        }
      }
      return gone;
    }

    /** Takes back the inputs that another finding of the same event does not have. */
    List<CorrelationInput> inputsNotIn(Found other) {
      List<CorrelationInput> gone = new ArrayList<>();
      for (CorrelationInput input : inputs) {
        if (!other.inputs.contains(input)) {
          gone.add(new CorrelationInput(input.correlation(), input.group(), input.input(), true));
        }
      }
      return gone;
    }
  }
}
