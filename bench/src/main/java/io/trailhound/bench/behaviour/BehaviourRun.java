package io.trailhound.bench.behaviour;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.CorrelationRun;
import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Level;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.MatchSink;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.enrichment.identity.IdentityPaths;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.JsonScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets records run through rules in memory: decode, enrich, match, correlate, with a watermark that
 * follows the records' times; and gives what baselines measure to references too.
 */
final class BehaviourRun implements MatchSink {
  private final Enrichment enrichment;
  private final RecordDecoder decoder;
  private final FieldReader reader;
  private final Matcher matcher;
  private final Correlations correlations;
  private final CorrelationRun run;
  private final Cells cells;
  private final int[] matched;
  private final boolean referring;
  private int count;

  /** A run of all rules of a set; only alarms of behaviour rules are asked for. */
  BehaviourRun(Surroundings surroundings, List<Reference> references) {
    RuleSet rules = surroundings.rules();
    List<String> paths = new ArrayList<>(IdentityPaths.PATHS);
    paths.addAll(rules.fields());
    FieldPlan plan = CloudTrailField.plan(paths);
    enrichment = new Enrichment(plan, surroundings.known());
    CompiledRules compiled = CompiledRules.compile(rules, plan);
    decoder = new RecordDecoder(plan);
    reader = new FieldReader(plan);
    matcher = new Matcher(compiled);
    matched = new int[compiled.size()];
    correlations = Correlations.compile(rules, plan);
    run = new CorrelationRun(correlations);
    cells = new Cells(references);
    referring = !references.isEmpty();
  }

  /**
   * Takes a record that is not before the last one.
   *
   * @param time epoch seconds
   */
  void take(long time, byte[] json) {
    run.advance(time * 1000);
    if (decoder.scan(json, 0, json.length, true) != JsonScanner.Result.VALUE) {
      throw new IllegalStateException("a generated record is no JSON: " + decoder.error());
    }
    decoder.emit(json, 0, 0, new RecordDecoder.Origin("habits", EventTime.UNKNOWN), this::take);
  }

  private void take(Outcome outcome) {
    if (!(outcome instanceof Event event)) {
      throw new IllegalStateException("a generated record is no event: " + outcome);
    }
    reader.load(enrichment.of(event));
    count = 0;
    matcher.match(reader, this);
    if (count > 0) {
      run.accept(reader, matched, count);
      if (referring) {
        correlations.inputs(reader, matched, count).inputs().forEach(this::measure);
      }
    }
  }

  private void measure(CorrelationInput input) {
    int number = input.correlation();
    if (correlations.rule(number).behaviour() instanceof Baseline baseline) {
      Cells.Measure measure =
          switch (baseline.measure().function()) {
            case COUNT -> Cells.Measure.COUNT;
            case DISTINCT -> Cells.Measure.DISTINCT;
            case ERROR_RATIO -> Cells.Measure.PRESENT;
            case SUM, AVG, PERCENTILE -> Cells.Measure.SUM;
          };
      cells.take(number, input.group(), input.input().time(), measure, input.input().value());
    }
  }

  @Override
  public void matched(int ruleIndex) {
    matched[count++] = ruleIndex;
  }

  /** Says that no more records come. */
  void finish() {
    run.finish();
    cells.close();
  }

  /** How many windows behaviour rules hold, and how large they are; once it is finished. */
  StateSize state() {
    return StateSize.of(correlations, run);
  }

  /**
   * Lets time pass without records.
   *
   * @param time epoch seconds
   */
  void pass(long time) {
    run.advance(time * 1000);
  }

  /** What the behaviour rules said. */
  List<Alarm> alarms() {
    List<Alarm> alarms = new ArrayList<>();
    for (int number = 0; number < correlations.size(); number++) {
      CorrelationRule rule = correlations.rule(number);
      if (rule.type().isBehaviour() && !correlations.isSilent(rule.id())) {
        for (CorrelationRun.Alert alert : run.alerts(number).values()) {
          alarms.add(
              new Alarm(
                  rule.title(),
                  rule.type().word(),
                  isSerious(rule),
                  Facts.of(rule.groupBy(), alert.group().values()),
                  text(alert.episode()),
                  alert.episode().start(),
                  alert.episode().end()));
        }
      }
    }
    return alarms;
  }

  private static String text(Episode episode) {
    Finding finding = episode.finding();
    return finding == null ? "" : finding.sentence();
  }

  /** Of cells that stand out, those that follow each other are one alarm. */
  List<Alarm> alarms(List<Cell> striking) {
    List<Cell> sorted = new ArrayList<>(striking);
    sorted.sort(Cell.ORDER);
    List<Alarm> alarms = new ArrayList<>();
    Cell first = null;
    Cell last = null;
    for (Cell cell : sorted) {
      if (last != null && first != null && !cell.follows(last)) {
        alarms.add(alarm(first, last));
        first = cell;
      }
      first = first == null ? cell : first;
      last = cell;
    }
    if (last != null && first != null) {
      alarms.add(alarm(first, last));
    }
    return alarms;
  }

  private Alarm alarm(Cell first, Cell last) {
    CorrelationRule rule = correlations.rule(first.rule());
    return new Alarm(
        rule.title(),
        rule.type().word(),
        isSerious(rule),
        Facts.of(rule.groupBy(), first.group().values()),
        Double.toString(first.value()),
        first.hour() * Cell.HOUR,
        last.hour() * Cell.HOUR + Cell.HOUR - 1);
  }

  private static boolean isSerious(CorrelationRule rule) {
    return rule.level().severity() >= Level.MEDIUM.severity();
  }
}
