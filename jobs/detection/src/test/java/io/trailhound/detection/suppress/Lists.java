package io.trailhound.detection.suppress;

import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.util.ArrayList;
import java.util.List;

/** Suppression lists for tests, and the rules that they name. */
final class Lists {
  static final String KEY_CREATED = "6e5c1a36-0000-4000-8000-000000000001";
  static final String BURST = "6e5c1a36-0000-4000-8000-000000000002";

  static final RuleSet RULES =
      RuleLoader.loadTexts(
          List.of(
              new RuleText(
                  "rules.yml",
                  """
                  title: Access key created
                  id: %s
                  name: key_created
                  logsource: {product: aws, service: cloudtrail}
                  detection: {selection: {eventName: CreateAccessKey}, condition: selection}
                  ---
                  title: Burst
                  id: %s
                  correlation:
                    type: event_count
                    rules: [key_created]
                    group-by: [userIdentity.arn]
                    timespan: 1h
                    condition: {gte: 3}
                  level: high
                  ---
                  title: Twin
                  id: 6e5c1a36-0000-4000-8000-000000000003
                  logsource: {product: aws, service: cloudtrail}
                  detection: {selection: {eventName: A}, condition: selection}
                  ---
                  title: Twin
                  id: 6e5c1a36-0000-4000-8000-000000000004
                  logsource: {product: aws, service: cloudtrail}
                  detection: {selection: {eventName: B}, condition: selection}
                  """
                      .formatted(KEY_CREATED, BURST))));

  private Lists() {}

  static Suppressions load(String... texts) {
    List<RuleText> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new RuleText("list-" + (files.size() + 1) + ".yml", text));
    }
    return Suppressions.load(files, RULES);
  }

  static List<String> problems(String text) {
    return load(text).problems().stream().map(RuleProblem::toString).toList();
  }
}
