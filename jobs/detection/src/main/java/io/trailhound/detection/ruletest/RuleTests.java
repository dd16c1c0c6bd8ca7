package io.trailhound.detection.ruletest;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
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
 * event} and, where the rule's file holds several rules, the id of the {@code rule}.
 *
 * @param tests in the order of the rules' files and the tests within them
 * @param problems what could not be read
 * @param incomplete the rules that lack a match or a non-match
 */
public record RuleTests(List<RuleTest> tests, List<RuleProblem> problems, List<Rule> incomplete) {
  /** Makes a set of tests. */
  public RuleTests {
    tests = List.copyOf(tests);
    problems = problems.stream().sorted().toList();
    incomplete = List.copyOf(incomplete);
  }

  /** Reads the tests of a set's routed rules, each from beside the rule's file. */
  public static RuleTests load(RuleSet rules) {
    Map<String, List<Rule>> byFile = new TreeMap<>();
    for (Rule rule : rules.routed()) {
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
    Set<Rule> matched = new HashSet<>();
    Set<Rule> missed = new HashSet<>();
    tests.forEach(test -> (test.expected() ? matched : missed).add(test.rule()));
    List<Rule> incomplete =
        rules.routed().stream()
            .filter(rule -> !matched.contains(rule) || !missed.contains(rule))
            .toList();
    return new RuleTests(tests, problems, incomplete);
  }

  /**
   * Matches every test's event against all the rules, as a job does.
   *
   * @param rules those that the tests were loaded for
   */
  public List<RuleTest.Result> run(RuleSet rules) {
    FieldPlan plan = plan(rules);
    CompiledRules compiled = CompiledRules.compile(rules, plan);
    Matcher matcher = new Matcher(compiled);
    FieldReader reader = new FieldReader(plan);
    List<RuleTest.Result> results = new ArrayList<>();
    for (RuleTest test : tests) {
      Set<Rule> matched = new HashSet<>();
      reader.load(test.event());
      matcher.match(reader, rule -> matched.add(compiled.rule(rule)));
      results.add(new RuleTest.Result(test, matched.contains(test.rule())));
    }
    return results;
  }

  private static FieldPlan plan(RuleSet rules) {
    return CloudTrailField.plan(rules.fields());
  }

  private static void read(
      Path path,
      List<Rule> rules,
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
      Yaml item, boolean expected, List<Rule> rules, TestEvents events, String file)
      throws YamlException {
    Yaml.Mapping map = YamlReader.mapping(item, item, "a test");
    if (!(map.get("name") instanceof Yaml.Scalar name)) {
      throw new YamlException(item, "the test has no name");
    }
    Yaml.Mapping event = YamlReader.mapping(map.get("event"), item, "the test's event");
    String wanted = map.get("rule") instanceof Yaml.Scalar id ? id.text() : "";
    List<Rule> meant =
        rules.stream().filter(rule -> wanted.isEmpty() || rule.id().equals(wanted)).toList();
    if (meant.size() != 1) {
      throw new YamlException(
          item,
          wanted.isEmpty()
              ? "the rule's file holds several rules: say which by 'rule'"
              : "the rule's file has no rule " + wanted);
    }
    return new RuleTest(
        meant.get(0), name.text(), expected, events.decode(event, file), file, item.line());
  }
}
