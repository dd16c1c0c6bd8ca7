package io.trailhound.pipeline.cli;

import io.trailhound.detection.coverage.Coverage;
import io.trailhound.detection.ruletest.RuleTest;
import io.trailhound.detection.ruletest.RuleTests;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound rules check|test|list|explain|coverage}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check|test|list|explain|coverage",
    description =
        "Checks, tests, lists or explains Sigma rules: those of the folders named, or the shipped "
            + "ones.",
    subcommands = ExplainCommand.class)
final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  RulesCommand() {}

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say check, test, list, explain or coverage");
  }

  private static Console console(CommandSpec spec) {
    return new Console(spec.commandLine().getOut());
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Loads rules and reports every problem with file, line and column.",
        "Suppression lists are checked against them, too.",
      })
  int check(
      @Parameters(paramLabel = "DIR", arity = "0..*") List<Path> folders,
      @Mixin SuppressionLists lists) {
    RuleSet rules = RuleSources.of(orNone(folders)).load();
    Console console = console(spec);
    rules.problems().forEach(problem -> console.line(problem.toString()));
    CompiledRules compiled = CompiledRules.compile(rules, CloudTrailField.plan(rules.fields()));
    for (Rule rule : compiled.unindexed()) {
      console.line(
          rule.file()
              + ":"
              + rule.line()
              + ": note: nothing in this rule can be looked up, so it is tried on every record: "
              + rule.title());
    }
    for (Rule rule : rules.unrouted()) {
      console.line(
          rule.file() + ":" + rule.line() + ": note: for logs that are not read here, left out");
    }
    String filters =
        rules.filters().isEmpty() ? "" : ", " + rules.filters().size() + " filters applied";
    console.line(size(rules) + " loaded" + filters + ", " + rules.problems().size() + " problems");
    Suppressions suppressions = SuppressionLists.load(lists.texts(), rules, console);
    if (lists.isGiven()) {
      console.line(
          suppressions.entries().size()
              + " suppressions loaded, "
              + suppressions.problems().size()
              + " problems");
    }
    return rules.problems().isEmpty() && suppressions.problems().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Runs the events of NAME.test.yml against the rule in NAME.yml beside it.")
  int test(
      @Parameters(paramLabel = "DIR", arity = "0..*") List<Path> folders,
      @Option(
              names = "--junit",
              paramLabel = "FILE",
              description = "Write the results as a JUnit report too, for a CI server.")
          @Nullable Path junit)
      throws IOException {
    RuleSet rules = RuleSources.of(orNone(folders)).load();
    RuleTests tests = RuleTests.load(rules);
    Console console = console(spec);
    List<String> problems = new ArrayList<>();
    rules.problems().forEach(problem -> problems.add(problem.toString()));
    tests.problems().forEach(problem -> problems.add(problem.toString()));
    List<RuleHeader> incomplete = new ArrayList<>(tests.incomplete());
    incomplete.addAll(tests.incompleteCorrelations());
    for (RuleHeader rule : incomplete) {
      problems.add(
          rule.file() + ":" + rule.line() + ": needs a test that matches and one that does not");
    }
    problems.forEach(console::line);
    List<RuleTest.Result> results = tests.run(rules);
    List<RuleTest.Result> failed = results.stream().filter(result -> !result.passed()).toList();
    failed.forEach(result -> console.line(result.toString()));
    console.line(
        "%d passed, %d failed, of %s"
            .formatted(results.size() - failed.size(), failed.size(), size(rules)));
    if (junit != null) {
      JunitReport.write(junit, results, problems);
    }
    return failed.isEmpty() && problems.isEmpty() ? 0 : 1;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists rules: level, id, title, tags.")
  int list(@Parameters(paramLabel = "DIR", arity = "0..*") List<Path> folders) {
    RuleSet rules = RuleSources.of(orNone(folders)).load();
    Console console = console(spec);
    Stream.<RuleHeader>concat(rules.rules().stream(), rules.correlations().stream())
        .sorted(Comparator.comparing(RuleHeader::file).thenComparing(RuleHeader::line))
        .forEach(
            rule ->
                console.line(
                    String.format(
                        Locale.ROOT,
                        "%-13s %s  %s  [%s]",
                        rule.level().word(),
                        rule.id(),
                        rule.title(),
                        String.join(" ", rule.tags()))));
    console.line(size(rules) + ", " + rules.problems().size() + " problems");
    return 0;
  }

  @Command(
      name = "coverage",
      mixinStandardHelpOptions = true,
      description = "Writes which services and ATT&CK techniques the rules cover, as Markdown.")
  int coverage(@Parameters(paramLabel = "DIR", arity = "0..*") List<Path> folders) {
    RuleSet rules = RuleSources.of(orNone(folders)).load();
    Coverage.of(rules).forEach(console(spec)::line);
    return 0;
  }

  private static String size(RuleSet rules) {
    return rules.rules().size() + " rules and " + rules.correlations().size() + " correlations";
  }

  // picocli gives null where no folder is named
  private static List<Path> orNone(@Nullable List<Path> folders) {
    return folders == null ? List.of() : folders;
  }
}
