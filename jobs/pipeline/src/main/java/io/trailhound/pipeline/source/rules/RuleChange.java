package io.trailhound.pipeline.source.rules;

import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.pipeline.step.CorrelateStep;
import io.trailhound.pipeline.type.RulesVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of a change of files: a file with something wrong in it stays as it was when it was
 * right before, and the others change.
 *
 * @param version the rules from now on; those before when nothing is left of the change
 * @param problems what is wrong with the new files
 */
record RuleChange(RulesVersion version, List<RuleProblem> problems) {
  /** Copies the list. */
  RuleChange {
    problems = List.copyOf(problems);
  }

  /**
   * Judges a change.
   *
   * @param before the rules in use
   * @param read the files' texts
   */
  static RuleChange of(RulesVersion before, RulesVersion read) {
    List<RuleProblem> problems = problems(read);
    RulesVersion kept =
        new RulesVersion(
            before.number() + 1,
            keep(before.rules(), read.rules(), files(problems, before)),
            keep(before.suppressions(), read.suppressions(), files(problems, before)));
    if (kept.hasTextsOf(before)) {
      return new RuleChange(before, problems);
    }
    int depth = CorrelateStep.depth(kept);
    if (depth > CorrelateStep.MOST_DEPTH) {
      String reason =
          "correlations are chained %d deep; while a job runs at most %d can be: nothing is changed"
              .formatted(depth, CorrelateStep.MOST_DEPTH);
      problems.add(new RuleProblem("(all)", 0, 0, reason));
      return new RuleChange(before, problems);
    }
    return new RuleChange(kept, problems);
  }

  private static List<RuleProblem> problems(RulesVersion version) {
    RuleSet rules = RuleLoader.loadTexts(version.rules());
    List<RuleProblem> problems = new ArrayList<>(rules.problems());
    problems.addAll(Suppressions.load(version.suppressions(), rules).problems());
    return problems;
  }

  /** The files that are wrong now and were not before. */
  private static Set<String> files(List<RuleProblem> problems, RulesVersion before) {
    Set<String> files = new HashSet<>();
    problems.forEach(problem -> files.add(problem.file()));
    if (!files.isEmpty()) {
      problems(before).forEach(problem -> files.remove(problem.file()));
    }
    return files;
  }

  private static List<RuleText> keep(
      List<RuleText> before, List<RuleText> read, Set<String> wrong) {
    Map<String, RuleText> old = new HashMap<>();
    before.forEach(text -> old.put(text.name(), text));
    return read.stream()
        .map(text -> wrong.contains(text.name()) ? old.getOrDefault(text.name(), text) : text)
        .toList();
  }
}
