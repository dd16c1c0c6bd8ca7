package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Behaviour;
import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one document with a {@code correlation}, as far as it can be read by itself. */
final class CorrelationParser {
  private static final Set<String> KEYS =
      Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");

  private final String file;
  private final SharedCalendars calendars;
  private final RuleParser header;

  /** Adds problems to a list. */
  CorrelationParser(String file, SharedCalendars calendars, List<RuleProblem> problems) {
    this.file = file;
    this.calendars = calendars;
    this.header = new RuleParser(file, problems);
  }

  /** The correlation, or null when there was a problem. */
  @Nullable CorrelationDraft parse(Yaml.Mapping map) {
    if (!(map.get("correlation") instanceof Yaml.Mapping section)) {
      header.problem(map, "the correlation must be a map");
      return null;
    }
    if (map.find("detection") != null) {
      header.problem(map, "a document is a rule with a detection or a correlation, not both");
    }
    CorrelationType type = type(section);
    for (Yaml.Entry entry : section.entries()) {
      String key = entry.key().text();
      if (!KEYS.contains(key) && !Behaviours.keys(type).contains(key)) {
        header.problem(entry.key(), "a correlation has no '" + key + "'");
      }
    }
    Behaviour behaviour = behaviour(section, type);
    Yaml written = section.get("condition");
    Yaml.Scalar expression = expression(type, written);
    String title = header.title(map);
    String name = header.text(map, "name");
    CorrelationRule rule =
        new CorrelationRule(
            header.id(map, name, title),
            title,
            name,
            ContentHash.of(map).substring(0, 12),
            header.status(map),
            header.level(map),
            header.text(map, "description").strip(),
            String.join(", ", header.texts(map, "author")),
            header.text(map, "date"),
            header.text(map, "modified"),
            header.texts(map, "references"),
            header.texts(map, "tags"),
            header.texts(map, "falsepositives"),
            file,
            map.line(),
            type,
            List.of(),
            header.texts(section, "group-by"),
            Map.of(),
            timespan(section),
            condition(section, type, written, behaviour),
            generate(map, section),
            0,
            behaviour);
    List<Yaml.Scalar> references = scalars(section, "rules");
    if (references.isEmpty() && expression == null) {
      header.problem(section, "the correlation names no rules");
    }
    if (section.find("rules") == null && expression != null) {
      references = named(expression);
    }
    CorrelationDraft draft =
        new CorrelationDraft(
            rule,
            references,
            distinct(scalars(section, "group-by")),
            aliases(section),
            expression,
            written == null ? section : written);
    return header.failed() ? null : draft;
  }

  private CorrelationType type(Yaml.Mapping section) {
    Yaml at = section.get("type");
    String word = header.text(section, "type");
    CorrelationType type =
        switch (word) {
          case "temporal_extended" -> CorrelationType.TEMPORAL;
          case "temporal_ordered_extended" -> CorrelationType.TEMPORAL_ORDERED;
          default -> CorrelationType.of(word);
        };
    if (type == null) {
      header.problem(
          at == null ? section : at,
          at == null
              ? "the correlation has no type"
              : "'" + word + "' is no type of correlation that is supported");
      return CorrelationType.EVENT_COUNT;
    }
    return type;
  }

  private @Nullable Behaviour behaviour(Yaml.Mapping section, CorrelationType type) {
    if (!type.isBehaviour()) {
      return null;
    }
    try {
      return Behaviours.parse(type, section, calendars);
    } catch (YamlException e) {
      header.problem(e);
      return null;
    }
  }

  private Yaml.@Nullable Scalar expression(CorrelationType type, @Nullable Yaml condition) {
    return type.isTemporal()
            && condition instanceof Yaml.Scalar text
            && text.kind() == Yaml.Kind.TEXT
        ? text
        : null;
  }

  private long timespan(Yaml.Mapping section) {
    Yaml at = section.get("timespan");
    OptionalLong timespan = Timespan.parse(header.text(section, "timespan"));
    if (timespan.isEmpty()) {
      header.problem(
          at == null ? section : at,
          at == null
              ? "the correlation has no timespan"
              : "the timespan must be a number and s, m, h, d, w, M or y, of at most 100 years");
    }
    return timespan.orElse(1);
  }

  private CorrelationCondition condition(
      Yaml.Mapping section,
      CorrelationType type,
      @Nullable Yaml written,
      @Nullable Behaviour behaviour) {
    CorrelationCondition none = new CorrelationCondition(List.of(), List.of(), null, List.of(), "");
    if (type.isBehaviour()) {
      return behaviour == null
          ? none
          : new CorrelationCondition(
              List.of(), behaviour.read(), null, List.of(), behaviour.text());
    }
    if (type.isTemporal() && !(written instanceof Yaml.Mapping)) {
      if (written != null && expression(type, written) == null) {
        header.problem(written, "the condition must be a map or a text");
      }
      return none;
    }
    if (!(written instanceof Yaml.Mapping map)) {
      header.problem(
          written == null ? section : written,
          written == null ? "the correlation has no condition" : "the condition must be a map");
      return none;
    }
    try {
      return Bounds.parse(map, type);
    } catch (YamlException e) {
      header.problem(e);
      return none;
    }
  }

  private boolean generate(Yaml.Mapping map, Yaml.Mapping section) {
    boolean generate = false;
    for (Yaml.Mapping place : List.of(map, section)) {
      Yaml value = place.get("generate");
      if (value instanceof Yaml.Scalar flag
          && (flag.kind() == Yaml.Kind.TRUE || flag.kind() == Yaml.Kind.FALSE)) {
        generate |= flag.kind() == Yaml.Kind.TRUE;
      } else if (value != null) {
        header.problem(value, "'generate' must be true or false");
      }
    }
    return generate;
  }

  private List<CorrelationDraft.Alias> aliases(Yaml.Mapping section) {
    List<CorrelationDraft.Alias> aliases = new ArrayList<>();
    Yaml written = section.get("aliases");
    if (written == null) {
      return aliases;
    }
    if (!(written instanceof Yaml.Mapping map)) {
      header.problem(written, "the aliases must be a map");
      return aliases;
    }
    for (Yaml.Entry alias : map.entries()) {
      if (!(alias.value() instanceof Yaml.Mapping fields)) {
        header.problem(alias.value(), "an alias must be a map from rules to fields");
        continue;
      }
      for (Yaml.Entry field : fields.entries()) {
        if (isText(field.value())) {
          String name = ((Yaml.Scalar) field.value()).text();
          aliases.add(new CorrelationDraft.Alias(alias.key().text(), field.key(), name));
        } else {
          header.problem(field.value(), "an alias must map to a field's name");
        }
      }
    }
    return aliases;
  }

  /** One text or a list of texts. */
  private List<Yaml.Scalar> scalars(Yaml.Mapping section, String key) {
    Yaml value = section.get(key);
    List<Yaml> items =
        value == null
            ? List.of()
            : value instanceof Yaml.Sequence sequence ? sequence.items() : List.of(value);
    List<Yaml.Scalar> scalars = new ArrayList<>();
    for (Yaml item : items) {
      if (isText(item)) {
        scalars.add((Yaml.Scalar) item);
      } else {
        header.problem(item, "'" + key + "' must be a text or a list of texts");
      }
    }
    return scalars;
  }

  private List<Yaml.Scalar> distinct(List<Yaml.Scalar> names) {
    Set<String> seen = new HashSet<>();
    for (Yaml.Scalar name : names) {
      if (!seen.add(name.text())) {
        header.problem(name, "'" + name.text() + "' stands here twice");
      }
    }
    return names;
  }

  /** The rules that a condition names, where there is no list of them. */
  private static List<Yaml.Scalar> named(Yaml.Scalar expression) {
    Set<String> grammar = Set.of("and", "or", "not", "(", ")");
    Set<String> seen = new HashSet<>();
    List<Yaml.Scalar> names = new ArrayList<>();
    for (String token : Condition.tokens(expression.text())) {
      if (!grammar.contains(token.toLowerCase(Locale.ROOT)) && seen.add(token)) {
        names.add(new Yaml.Scalar(token, Yaml.Kind.TEXT, expression.line(), expression.column()));
      }
    }
    return names;
  }

  private static boolean isText(Yaml piece) {
    return piece instanceof Yaml.Scalar scalar
        && scalar.kind() != Yaml.Kind.NULL
        && !scalar.text().isBlank();
  }
}
