package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Rule;
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

  private final Placeholders placeholders = new Placeholders();
  private final SharedCalendars calendars = new SharedCalendars();
  private final List<Rule> rules = new ArrayList<>();
  private final List<CorrelationDraft> correlations = new ArrayList<>();
  private final List<FilterDraft> filters = new ArrayList<>();
  private final List<ProcessingPipeline> pipelines = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<RuleProblem> problems;

  private RuleLoader(List<RuleProblem> earlier) {
    problems = new ArrayList<>(earlier);
  }

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
    RuleLoader loader = new RuleLoader(earlier);
    // Placeholders and calendars first: the rules that use them may stand anywhere.
    texts.stream().filter(RuleText::isPlaceholders).forEach(loader::readPlaceholders);
    texts.stream().filter(RuleText::isCalendars).forEach(loader::readCalendars);
    texts.stream().filter(RuleText::isRules).forEach(loader::readRules);
    return loader.link();
  }

  private void readPlaceholders(RuleText text) {
    List<YamlException> wrong = new ArrayList<>();
    read(text).documents().forEach(document -> placeholders.add(document, wrong));
    wrong.forEach(e -> problem(text, e));
  }

  private void readCalendars(RuleText text) {
    List<YamlException> wrong = new ArrayList<>();
    read(text).documents().forEach(document -> calendars.add(document, wrong));
    wrong.forEach(e -> problem(text, e));
  }

  private void readRules(RuleText text) {
    YamlReader.Documents read = read(text);
    if (read.documents().isEmpty() && read.errors().isEmpty()) {
      problems.add(new RuleProblem(text.name(), 0, 0, "the file holds no rule"));
    }
    for (Yaml written : read.documents()) {
      List<YamlException> unknown = new ArrayList<>();
      Yaml document = placeholders.expand(written, unknown);
      unknown.forEach(e -> problem(text, e));
      if (unknown.isEmpty()) {
        readDocument(document, text.name());
      }
    }
  }

  private void readDocument(Yaml document, String file) {
    if (document instanceof Yaml.Mapping map && PipelineParser.isPipeline(map)) {
      readPipeline(map, file);
    } else if (document instanceof Yaml.Mapping map && map.find("filter") != null) {
      FilterDraft filter = new FilterParser(file, problems).parse(map);
      if (filter != null && isNew(filter.id(), file, filter.line())) {
        filters.add(filter);
      }
    } else if (document instanceof Yaml.Mapping map && map.find("correlation") != null) {
      CorrelationDraft draft = new CorrelationParser(file, calendars, problems).parse(map);
      if (draft != null && isNew(draft.rule().id(), file, draft.rule().line())) {
        correlations.add(draft);
      }
    } else {
      Rule rule = new RuleParser(file, problems).parse(document);
      if (rule != null && isNew(rule.id(), file, rule.line())) {
        rules.add(rule);
      }
    }
  }

  private void readPipeline(Yaml.Mapping map, String file) {
    try {
      pipelines.add(PipelineParser.parse(map, ContentHash.of(map)));
    } catch (YamlException e) {
      problems.add(new RuleProblem(file, e.line(), e.column(), e.reason()));
    }
  }

  private RuleSet link() {
    rules.sort(ORDER);
    FilterLinker.Filtered filtered = FilterLinker.apply(rules, filters, problems);
    List<Rule> named = new ArrayList<>(filtered.rules());
    FieldNaming naming = FieldNaming.apply(pipelines, named);
    return new RuleSet(
        named,
        CorrelationLinker.link(named, correlations, naming, problems),
        filtered.filters(),
        problems);
  }

  private YamlReader.Documents read(RuleText text) {
    YamlReader.Documents read = YamlReader.read(text.text());
    read.errors().forEach(e -> problem(text, e));
    return read;
  }

  private void problem(RuleText text, YamlException e) {
    problems.add(new RuleProblem(text.name(), e.line(), e.column(), e.reason()));
  }

  private boolean isNew(String id, String file, int line) {
    String first = places.putIfAbsent(id, file + ":" + line);
    if (first != null) {
      problems.add(new RuleProblem(file, line, 0, "the id " + id + " is taken by " + first));
    }
    return first == null;
  }
}
