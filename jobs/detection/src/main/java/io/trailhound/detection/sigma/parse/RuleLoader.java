package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.RuleHeader;
import io.trailhound.detection.sigma.pipeline.PipelineParser;
import io.trailhound.detection.sigma.pipeline.ProcessingPipeline;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads Sigma rules. What cannot be loaded becomes a {@link RuleProblem}, and the others load. The
 * same texts give the same set in whatever order the file system lists them.
 */
public final class RuleLoader {
  private static final Comparator<Rule> ORDER =
      Comparator.comparing(Rule::id).thenComparing(Rule::file).thenComparingInt(Rule::line);

  private RuleLoader() {}

  /** Loads the rules of files and of folders with all that is below them. */
  public static RuleSet load(List<Path> paths) {
    return load(RuleFiles.read(paths));
  }

  /** Loads the rules of files that were read before. */
  public static RuleSet load(RuleFiles files) {
    return load(files.texts(), files.problems());
  }

  /** Loads the rules of texts; each may hold several documents. */
  public static RuleSet loadTexts(List<RuleText> texts) {
    return load(texts, List.of());
  }

  private static RuleSet load(List<RuleText> texts, List<RuleProblem> earlier) {
    List<RuleProblem> problems = new ArrayList<>(earlier);
    List<Rule> rules = new ArrayList<>();
    List<CorrelationDraft> drafts = new ArrayList<>();
    List<ProcessingPipeline> pipelines = new ArrayList<>();
    Map<String, RuleHeader> byId = new HashMap<>();
    for (RuleText text : texts) {
      YamlReader.Documents read = YamlReader.read(text.text());
      for (YamlException e : read.errors()) {
        problems.add(new RuleProblem(text.name(), e.line(), e.column(), e.reason()));
      }
      if (read.documents().isEmpty() && read.errors().isEmpty()) {
        problems.add(new RuleProblem(text.name(), 0, 0, "the file holds no rule"));
      }
      for (Yaml document : read.documents()) {
        if (document instanceof Yaml.Mapping map && PipelineParser.isPipeline(map)) {
          try {
            pipelines.add(PipelineParser.parse(map, ContentHash.of(map)));
          } catch (YamlException e) {
            problems.add(new RuleProblem(text.name(), e.line(), e.column(), e.reason()));
          }
        } else if (document instanceof Yaml.Mapping map && map.find("correlation") != null) {
          CorrelationDraft draft = new CorrelationParser(text.name(), problems).parse(map);
          if (draft != null && isNew(draft.rule(), byId, problems)) {
            drafts.add(draft);
          }
        } else {
          Rule rule = new RuleParser(text.name(), problems).parse(document);
          if (rule != null && isNew(rule, byId, problems)) {
            rules.add(rule);
          }
        }
      }
    }
    FieldNaming naming = FieldNaming.apply(pipelines, rules);
    rules.sort(ORDER);
    return new RuleSet(rules, CorrelationLinker.link(rules, drafts, naming, problems), problems);
  }

  private static boolean isNew(
      RuleHeader rule, Map<String, RuleHeader> byId, List<RuleProblem> problems) {
    RuleHeader first = byId.putIfAbsent(rule.id(), rule);
    if (first != null) {
      String reason = "the id " + rule.id() + " is taken by " + first.file() + ":" + first.line();
      problems.add(new RuleProblem(rule.file(), rule.line(), 0, reason));
    }
    return first == null;
  }
}
