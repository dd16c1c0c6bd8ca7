package io.trailhound.detection.sigma.pipeline;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All processing pipelines that rules go through: the user's by priority, then ours for the names
 * that SigmaHQ's rules use. CloudTrail's names need none.
 *
 * <p>Immutable.
 */
public final class Pipelines {
  private static final List<ProcessingPipeline> OURS = read();

  private final List<Transformation> transformations = new ArrayList<>();

  /** The user's pipelines with ours behind them. */
  public Pipelines(List<ProcessingPipeline> users) {
    users.stream()
        .sorted(Comparator.comparingInt(ProcessingPipeline::priority))
        .forEach(pipeline -> transformations.addAll(pipeline.transformations()));
    OURS.forEach(pipeline -> transformations.addAll(pipeline.transformations()));
  }

  private static List<ProcessingPipeline> read() {
    try (InputStream in = Pipelines.class.getResourceAsStream("/sigma/pipelines.yml")) {
      if (in == null) {
        throw new IllegalStateException("sigma/pipelines.yml is not on the class path");
      }
      YamlReader.Documents read =
          YamlReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      List<ProcessingPipeline> pipelines = new ArrayList<>();
      for (Yaml document : read.documents()) {
        pipelines.add(
            PipelineParser.parse(YamlReader.mapping(document, document, "a pipeline"), ""));
      }
      return pipelines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (YamlException e) {
      throw new IllegalStateException(
          "sigma/pipelines.yml:" + e.line() + ":" + e.column() + ": " + e.reason(), e);
    }
  }

  /** The rule as it reads our events. */
  public Rule apply(Rule rule) {
    LogSource source = rule.logSource();
    Expression detection = rule.detection();
    for (Transformation one : transformations) {
      if (one.isFor(source)) {
        detection = new FieldNames(one::fields).rewrite(detection);
        source = one.changed(source);
      }
    }
    if (source.isRouted() && !source.isCloudTrail()) {
      // A log line's event has more words than the line: what it is called here, for one.
      detection = FieldNames.keywordsIn("message", detection);
    }
    return detection.equals(rule.detection()) && source.equals(rule.logSource())
        ? rule
        : rule.with(rule.version(), source, detection);
  }

  /** The first of the fields that a field of a rule of a log source stands for. */
  public String field(LogSource of, String field) {
    LogSource source = of;
    String name = field;
    for (Transformation one : transformations) {
      if (one.isFor(source)) {
        name = one.fields(name).get(0);
        source = one.changed(source);
      }
    }
    return name;
  }
}
