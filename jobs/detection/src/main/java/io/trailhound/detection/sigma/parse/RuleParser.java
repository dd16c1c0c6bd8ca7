package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.Level;
import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.Status;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one document of a rule file, and tells everything that is wrong with it. */
final class RuleParser {
  private static final int MAX_ID = 256;

  private final String file;
  private final List<RuleProblem> problems;
  private boolean failed;

  /** Adds problems to a list. */
  RuleParser(String file, List<RuleProblem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The rule, or null when there was a problem. */
  @Nullable Rule parse(Yaml document) {
    failed = false;
    if (!(document instanceof Yaml.Mapping map)) {
      problem(document, "a rule must be a map");
      return null;
    }
    Yaml.Entry action = map.find("action");
    if (action != null) {
      problem(action.key(), "not supported: action, which Sigma 2 does not have");
      return null;
    }
    String title = title(map);
    String name = text(map, "name");
    Expression detection = detection(map);
    Rule rule =
        new Rule(
            id(map, name, title),
            title,
            name,
            ContentHash.of(map).substring(0, 12),
            status(map),
            level(map),
            text(map, "description").strip(),
            String.join(", ", texts(map, "author")),
            text(map, "date"),
            text(map, "modified"),
            texts(map, "references"),
            texts(map, "tags"),
            texts(map, "falsepositives"),
            logSource(map),
            file,
            map.line(),
            detection);
    return failed ? null : rule;
  }

  /** Whether there was a problem with the document. */
  boolean failed() {
    return failed;
  }

  String title(Yaml.Mapping map) {
    String title = text(map, "title");
    if (title.isBlank()) {
      problem(map, "the rule has no title");
    }
    return title;
  }

  private Expression detection(Yaml.Mapping map) {
    Yaml detection = map.get("detection");
    if (detection instanceof Yaml.Mapping section) {
      return new Detections(this::problem, "the detection").parse(section);
    }
    problem(detection == null ? map : detection, "the rule has no detection map");
    return new Expression.Or(List.of(), map.line());
  }

  String id(Yaml.Mapping map, String name, String title) {
    String id = text(map, "id").strip();
    if (id.length() > MAX_ID) {
      problem(map, "an id of more than " + MAX_ID + " characters");
    }
    if (!id.isEmpty()) {
      return id;
    }
    return name.isBlank() ? ContentHash.of(title).substring(0, 32) : name.strip();
  }

  Status status(Yaml.Mapping map) {
    Yaml written = map.get("status");
    Status status = written == null ? Status.EXPERIMENTAL : Status.of(text(map, "status"));
    if (status == null) {
      problem(
          written == null ? map : written,
          "the status must be stable, test, experimental, deprecated or unsupported");
      return Status.EXPERIMENTAL;
    }
    return status;
  }

  Level level(Yaml.Mapping map) {
    Yaml written = map.get("level");
    Level level = written == null ? Level.MEDIUM : Level.of(text(map, "level"));
    if (level == null) {
      problem(
          written == null ? map : written,
          "the level must be informational, low, medium, high or critical");
      return Level.MEDIUM;
    }
    return level;
  }

  LogSource logSource(Yaml.Mapping map) {
    Yaml written = map.get("logsource");
    if (!(written instanceof Yaml.Mapping section)) {
      problem(written == null ? map : written, "the rule has no logsource map");
      return new LogSource("", "", "");
    }
    LogSource source =
        new LogSource(
            text(section, "category"), text(section, "product"), text(section, "service"));
    if (source.toString().isEmpty()) {
      problem(section, "the logsource has no category, product or service");
    }
    return source;
  }

  /** A text that may be missing, then empty. */
  String text(Yaml.Mapping map, String key) {
    Yaml value = map.get(key);
    if (value instanceof Yaml.Scalar scalar) {
      return scalar.kind() == Yaml.Kind.NULL ? "" : scalar.text();
    }
    if (value != null) {
      problem(value, "'" + key.toLowerCase(Locale.ROOT) + "' must be a text");
    }
    return "";
  }

  /** A list of texts; one alone is a list too, and a missing one is empty. */
  List<String> texts(Yaml.Mapping map, String key) {
    Yaml value = map.get(key);
    List<Yaml> items =
        value == null
            ? List.of()
            : value instanceof Yaml.Sequence sequence ? sequence.items() : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Yaml item : items) {
      if (!(item instanceof Yaml.Scalar scalar)) {
        problem(item, "'" + key + "' must be a list of texts");
      } else if (scalar.kind() != Yaml.Kind.NULL) {
        texts.add(scalar.text());
      }
    }
    return texts;
  }

  /** Tells a problem, by which the document fails. */
  void problem(Yaml at, String reason) {
    problem(new YamlException(at, reason));
  }

  /** Tells a problem, by which the document fails. */
  void problem(YamlException e) {
    failed = true;
    problems.add(new RuleProblem(file, e.line(), e.column(), e.reason()));
  }
}
