package io.trailhound.detection;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.Level;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.Status;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rules and events for tests, and matching the ones against the others. */
public final class TestRules {
  private TestRules() {}

  /** A rule for CloudTrail with this detection. */
  public static Rule rule(String id, Expression detection) {
    return new Rule(
        id,
        "Rule " + id,
        "",
        "0123456789ab",
        Status.TEST,
        Level.MEDIUM,
        "",
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        new LogSource("", "aws", "cloudtrail"),
        "rule.yml",
        1,
        detection);
  }

  /** The YAML of a rule for CloudTrail with this detection section, which is indented by two. */
  public static String yaml(String detection) {
    return "title: A test\n"
        + "id: 6e5c1a36-0000-4000-8000-000000000001\n"
        + "logsource:\n  product: aws\n  service: cloudtrail\n"
        + "detection:\n"
        + detection.indent(2);
  }

  /** Loads the rules of one text. */
  public static RuleSet load(String yaml) {
    return RuleLoader.loadTexts(List.of(new RuleText("rule.yml", yaml)));
  }

  /** The numbers of the rules that match a record, in the order in which the matcher tells them. */
  public static List<Integer> matches(List<Rule> rules, String record) {
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(rules));
    FieldReader reader = new FieldReader(plan);
    reader.load(event(plan, record));
    List<Integer> matches = new ArrayList<>();
    new Matcher(CompiledRules.compile(rules, plan)).match(reader, matches::add);
    return matches;
  }

  /** Decodes one record. */
  public static Event event(FieldPlan plan, String record) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    RecordDecoder decoder = new RecordDecoder(plan);
    if (decoder.scan(bytes, 0, bytes.length, true) != JsonScanner.Result.VALUE) {
      throw new IllegalArgumentException(decoder.error() + ": " + record);
    }
    List<Outcome> outcomes = new ArrayList<>();
    decoder.emit(
        bytes, 0, 0, new RecordDecoder.Origin("test.json", EventTime.UNKNOWN), outcomes::add);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof Event event) {
      return event;
    }
    throw new IllegalArgumentException("no record: " + record);
  }
}
