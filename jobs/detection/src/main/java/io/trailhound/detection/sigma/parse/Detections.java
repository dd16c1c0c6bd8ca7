package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the {@code detection} section: search identifiers (a map of fields that must all hold, a
 * list of alternatives, keywords) and the condition over them.
 */
final class Detections {
  private final Consumer<YamlException> problems;
  private final String owner;

  /**
   * Hands every problem on and goes on behind it.
   *
   * @param owner what has the section, for messages
   */
  Detections(Consumer<YamlException> problems, String owner) {
    this.problems = problems;
    this.owner = owner;
  }

  /** What must hold of a record; only of use when there was no problem. */
  Expression parse(Yaml.Mapping detection) {
    Map<String, Expression> identifiers = new LinkedHashMap<>();
    for (Yaml.Entry entry : detection.entries()) {
      String name = entry.key().text();
      // "timeframe" belonged to the aggregations of Sigma 1.
      if (!name.equals("condition") && !name.equals("timeframe")) {
        int line = entry.key().line();
        identifiers.put(name, new Expression.Named(name, identifier(entry.value()), line));
      }
    }
    List<Expression> conditions = new ArrayList<>();
    Yaml condition = detection.get("condition");
    if (condition == null) {
      problems.accept(new YamlException(detection, owner + " has no condition"));
    } else {
      List<Yaml> written =
          condition instanceof Yaml.Sequence sequence ? sequence.items() : List.of(condition);
      if (written.isEmpty()) {
        problems.accept(new YamlException(condition, "an empty list of conditions"));
      }
      for (Yaml one : written) {
        try {
          conditions.add(Condition.parse(one, identifiers, owner));
        } catch (YamlException e) {
          problems.accept(e);
        }
      }
    }
    return conditions.size() == 1
        ? conditions.get(0)
        : new Expression.Or(conditions, detection.line());
  }

  private Expression identifier(Yaml value) {
    if (value instanceof Yaml.Mapping mapping) {
      return fields(mapping);
    }
    List<Yaml> items = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      problems.accept(new YamlException(value, "an empty search identifier"));
    }
    List<Yaml.Scalar> keywords = new ArrayList<>();
    List<Expression> alternatives = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Scalar scalar) {
        keywords.add(scalar);
      } else if (item instanceof Yaml.Mapping mapping) {
        alternatives.add(fields(mapping));
      } else {
        problems.accept(new YamlException(item, "a list within the list of a search identifier"));
      }
    }
    if (!keywords.isEmpty()) {
      try {
        alternatives.add(FieldItems.keywords(keywords));
      } catch (YamlException e) {
        problems.accept(e);
      }
    }
    return alternatives.size() == 1
        ? alternatives.get(0)
        : new Expression.Or(alternatives, value.line());
  }

  private Expression fields(Yaml.Mapping mapping) {
    if (mapping.entries().isEmpty()) {
      problems.accept(new YamlException(mapping, "an empty search identifier"));
    }
    List<Expression> parts = new ArrayList<>();
    for (Yaml.Entry entry : mapping.entries()) {
      try {
        parts.add(FieldItems.parse(entry));
      } catch (YamlException e) {
        problems.accept(e);
      }
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.And(parts, mapping.line());
  }
}
