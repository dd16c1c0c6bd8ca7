package io.trailhound.pipeline.cli;

import io.trailhound.detection.explain.Explainer;
import io.trailhound.detection.explain.Explanation;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound rules explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows, part by part, why a rule matches records or does not.")
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST_RECORDS = 100;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RULE", description = "The rule's id, name, title or file.")
  private String wanted;

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "A file of records, in any form that replay reads.")
  private Path file;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Where the rule is, instead of the shipped ones. May be repeated.")
  private List<Path> folders = List.of();

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  ExplainCommand() {}

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec.commandLine().getOut());
    Rule rule = find();
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(List.of(rule)));
    Explainer explainer = new Explainer(rule, plan);
    FieldReader reader = new FieldReader(plan);
    console.line(rule.title() + " (" + rule.id() + "), " + rule.file() + ":" + rule.line());
    long records = 0;
    try (TrailReader trail = open(plan)) {
      for (Outcome outcome = trail.next(); outcome != null; outcome = trail.next()) {
        if (outcome instanceof Event event) {
          if (++records <= MOST_RECORDS) {
            reader.load(event);
            print(console, event, reader, explainer.explain(reader));
          }
        } else if (outcome instanceof Rejected rejected) {
          console.line("");
          console.line("record " + rejected.index() + ": not read: " + rejected.reason());
        }
      }
    }
    if (records > MOST_RECORDS) {
      console.line("");
      console.line((records - MOST_RECORDS) + " more records are not shown");
    }
    return 0;
  }

  private Rule find() {
    RuleSet rules =
        RuleSources.of(Files.isRegularFile(Path.of(wanted)) ? List.of(Path.of(wanted)) : folders)
            .load();
    List<Rule> found =
        rules.rules().stream()
            .filter(
                rule ->
                    List.of(rule.id(), rule.name(), rule.title()).contains(wanted)
                        || Path.of(rule.file()).equals(Path.of(wanted)))
            .toList();
    if (found.size() != 1) {
      throw new UsageException(
          found.isEmpty()
              ? "no rule has the id, name, title or file " + wanted
              : found.size() + " rules are called " + wanted + ": say the id");
    }
    return found.get(0);
  }

  private TrailReader open(FieldPlan plan) {
    try {
      return new TrailReader(Files.newInputStream(file), file.toString(), plan, Limits.DEFAULT);
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void print(
      Console console, Event event, FieldReader reader, Explanation explanation) {
    console.line("");
    console.line(
        "record "
            + event.index()
            + ", "
            + Objects.requireNonNullElse(
                reader.firstText(CloudTrailField.EVENT_NAME.slot()), "without a name")
            + ": "
            + (explanation.holds() ? "matches" : "does not match"));
    print(console, explanation, 1);
  }

  private static void print(Console console, Explanation part, int depth) {
    String found = part.found().isEmpty() ? "" : "   <- " + String.join(", ", part.found());
    console.line((part.holds() ? "  yes" : "  no ") + "  ".repeat(depth) + part.asks() + found);
    part.parts().forEach(inner -> print(console, inner, depth + 1));
  }
}
