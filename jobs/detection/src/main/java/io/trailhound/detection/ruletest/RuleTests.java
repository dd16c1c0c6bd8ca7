package io.trailhound.detection.ruletest;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import io.trailhound.events.Event;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tests of a set of rules. Those of {@code name.yml} stand in {@code name.test.yml} beside it:
 * a map of two lists, {@code match} and {@code no_match}, of items with a {@code name}, an {@code
 * event} for a rule or a list of {@code events} for a correlation and, where the rule's file holds
 * several of the kind, the id of the {@code rule}. An item of {@code events} may stand for many:
 * {@code {every: 1d, times: 30, event: {...}}}.
 *
 * @param tests in the order of the rules' files and the tests within them
 * @param problems what could not be read
 * @param incomplete the rules that lack a match or a non-match
 * @param incompleteCorrelations the correlations that do
 */
public record RuleTests(
    List<RuleTest> tests,
    List<RuleProblem> problems,
    List<Rule> incomplete,
    List<CorrelationRule> incompleteCorrelations) {
  /** Makes a set of tests. */
  public RuleTests {
    tests = List.copyOf(tests);
    problems = problems.stream().sorted().toList();
    incomplete = List.copyOf(incomplete);
    incompleteCorrelations = List.copyOf(incompleteCorrelations);
  }

  /** Reads the tests of a set's routed rules and correlations, each from beside its file. */
  public static RuleTests load(RuleSet rules) {
    Map<String, List<RuleHeader>> byFile = new TreeMap<>();
    List<RuleHeader> all = new ArrayList<>(rules.routed());
    all.addAll(rules.correlations());
    for (RuleHeader rule : all) {
      byFile.computeIfAbsent(rule.file(), file -> new ArrayList<>()).add(rule);
    }
    TestEvents events = new TestEvents(plan(rules));
    List<RuleTest> tests = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>();
    byFile.forEach(
        (file, here) -> {
          Path path = Path.of(file.replaceFirst("\\.ya?ml$", ".test.yml"));
          if (Files.exists(path)) {
            read(path, here, events, tests, problems);
          }
        });
    Set<String> matched = new HashSet<>();
    Set<String> missed = new HashSet<>();
    tests.forEach(test -> (test.expected() ? matched : missed).add(test.rule().id()));
    matched.retainAll(missed);
    return new RuleTests(
        tests,
        problems,
        rules.routed().stream().filter(rule -> !matched.contains(rule.id())).toList(),
        rules.correlations().stream().filter(rule -> !matched.contains(rule.id())).toList());
  }

  /**
   * Matches every test's events against all the rules, and those of correlations against all
   * correlations, as a job does.
   *
   * @param rules those that the tests were loaded for
   */
  public List<RuleTest.Result> run(RuleSet rules) {
    TestRun run = new TestRun(rules, plan(rules));
    return tests.stream().map(run::run).toList();
  }

  private static FieldPlan plan(RuleSet rules) {
    return CloudTrailField.plan(rules.fields());
  }

  private static void read(
      Path path,
      List<RuleHeader> rules,
      TestEvents events,
      List<RuleTest> tests,
      List<RuleProblem> problems) {
    String file = path.toString().replace('\\', '/');
    try {
      Yaml document = YamlReader.readOne(Files.readString(path));
      Yaml.Mapping map = YamlReader.mapping(document, document, "a file of tests");
      for (Yaml.Entry list : map.entries()) {
        boolean expected = list.key().text().equals("match");
        if (!expected && !list.key().text().equals("no_match")) {
          throw new YamlException(list.key(), "expected 'match' or 'no_match'");
        }
        if (!(list.value() instanceof Yaml.Sequence items)) {
          throw new YamlException(list.value(), "expected a list of tests");
        }
        for (Yaml item : items.items()) {
          tests.add(test(item, expected, rules, events, file));
        }
      }
    } catch (YamlException e) {
      problems.add(new RuleProblem(file, e.line(), e.column(), e.reason()));
    } catch (IOException e) {
      problems.add(new RuleProblem(file, 0, 0, "cannot be read: " + e.getMessage()));
    }
  }

  private static RuleTest test(
      Yaml item, boolean expected, List<RuleHeader> rules, TestEvents events, String file)
      throws YamlException {
    Yaml.Mapping map = YamlReader.mapping(item, item, "a test");
    if (!(map.get("name") instanceof Yaml.Scalar name)) {
      throw new YamlException(item, "the test has no name");
    }
    boolean several = map.get("events") instanceof Yaml.Sequence;
    List<Event> decoded =
        map.get("events") instanceof Yaml.Sequence list
            ? events.decodeAll(list, file)
            : List.of(
                events.decode(
                    YamlReader.mapping(map.get("event"), item, "the test's event"), file));
    String wanted = map.get("rule") instanceof Yaml.Scalar id ? id.text() : "";
    List<RuleHeader> kind =
        rules.stream().filter(rule -> rule instanceof CorrelationRule == several).toList();
    if (kind.isEmpty()) {
      throw new YamlException(
          item,
          several
              ? "the rule's file holds no correlation: give one 'event'"
              : "the rule's file holds only correlations: give a list of 'events'");
    }
    List<RuleHeader> meant =
        kind.stream().filter(rule -> wanted.isEmpty() || rule.id().equals(wanted)).toList();
    if (meant.size() != 1) {
      throw new YamlException(
          item,
          wanted.isEmpty()
              ? "the rule's file holds several rules: say which by 'rule'"
              : "the rule's file has no rule " + wanted);
    }
    return new RuleTest(meant.get(0), name.text(), expected, decoded, file, item.line());
  }
}
