package io.trailhound.detection.sigma.pipeline;

import io.trailhound.detection.sigma.ast.LogSource;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a processing pipeline in pySigma's form, as far as it says how fields are called: {@code
 * transformations} of type {@code field_name_mapping}, {@code field_name_prefix} and {@code
 * change_logsource}, with {@code rule_conditions} of type {@code logsource}.
 */
public final class PipelineParser {
  private static final Set<String> TOP =
      Set.of("name", "priority", "transformations", "allowed_backends", "vars");
  private static final Set<String> PARTS =
      Set.of(
          "id",
          "type",
          "mapping",
          "prefix",
          "rule_conditions",
          "rule_cond_op",
          "category",
          "product",
          "service");

  private PipelineParser() {}

  /** Whether a document is a pipeline. */
  public static boolean isPipeline(Yaml.Mapping document) {
    return document.find("transformations") != null;
  }

  /**
   * Reads a pipeline.
   *
   * @param version tells pipelines of different content apart
   * @throws YamlException when something in it is not understood: to leave it out would change what
   *     rules mean
   */
  public static ProcessingPipeline parse(Yaml.Mapping document, String version)
      throws YamlException {
    known(document, TOP);
    Yaml.Entry section = document.find("transformations");
    if (section == null || !(section.value() instanceof Yaml.Sequence list)) {
      throw new YamlException(document, "'transformations' must be a list");
    }
    List<Transformation> transformations = new ArrayList<>();
    for (Yaml item : list.items()) {
      transformations.add(transformation(item));
    }
    String priority = text(document, "priority");
    try {
      return new ProcessingPipeline(
          priority.isEmpty() ? 0 : Integer.parseInt(priority), version, transformations);
    } catch (NumberFormatException e) {
      throw new YamlException(document, "the priority must be a whole number");
    }
  }

  private static Transformation transformation(Yaml item) throws YamlException {
    if (!(item instanceof Yaml.Mapping map)) {
      throw new YamlException(item, "a transformation must be a map");
    }
    known(map, PARTS);
    List<LogSource> conditions = conditions(map);
    String operator = text(map, "rule_cond_op");
    if (!Set.of("", "and", "or").contains(operator)) {
      throw new YamlException(map, "'rule_cond_op' must be and, or");
    }
    boolean any = operator.equals("or");
    LogSource none = new LogSource("", "", "");
    String type = text(map, "type");
    return switch (type) {
      case "field_name_mapping" -> new Transformation(conditions, any, mapping(map), "", none);
      case "field_name_prefix" ->
          new Transformation(conditions, any, Map.of(), text(map, "prefix"), none);
      case "change_logsource" -> new Transformation(conditions, any, Map.of(), "", logSource(map));
      default ->
          throw new YamlException(
              map,
              "the type '"
                  + type
                  + "' is not supported: field_name_mapping, field_name_prefix or"
                  + " change_logsource");
    };
  }

  private static Map<String, List<String>> mapping(Yaml.Mapping map) throws YamlException {
    if (!(map.get("mapping") instanceof Yaml.Mapping pairs) || pairs.entries().isEmpty()) {
      throw new YamlException(map, "'mapping' must be a map of fields");
    }
    Map<String, List<String>> mapping = new LinkedHashMap<>();
    for (Yaml.Entry pair : pairs.entries()) {
      List<Yaml> items =
          pair.value() instanceof Yaml.Sequence list ? list.items() : List.of(pair.value());
      List<String> fields = new ArrayList<>();
      for (Yaml item : items) {
        if (!(item instanceof Yaml.Scalar scalar) || scalar.text().isBlank()) {
          throw new YamlException(item, "a field must be a text");
        }
        fields.add(scalar.text());
      }
      if (fields.isEmpty()) {
        throw new YamlException(pair.value(), "an empty list of fields");
      }
      mapping.put(pair.key().text(), List.copyOf(fields));
    }
    return mapping;
  }

  private static List<LogSource> conditions(Yaml.Mapping map) throws YamlException {
    Yaml written = map.get("rule_conditions");
    if (written == null) {
      return List.of();
    }
    if (!(written instanceof Yaml.Sequence list)) {
      throw new YamlException(written, "'rule_conditions' must be a list");
    }
    List<LogSource> conditions = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (!(item instanceof Yaml.Mapping condition)
          || !text(condition, "type").equals("logsource")) {
        throw new YamlException(item, "a rule condition must have the type logsource");
      }
      conditions.add(logSource(condition));
    }
    return conditions;
  }

  private static LogSource logSource(Yaml.Mapping map) throws YamlException {
    return new LogSource(text(map, "category"), text(map, "product"), text(map, "service"));
  }

  private static String text(Yaml.Mapping map, String key) throws YamlException {
    @Nullable Yaml value = map.get(key);
    if (value == null) {
      return "";
    }
    if (!(value instanceof Yaml.Scalar scalar)) {
      throw new YamlException(value, "'" + key + "' must be a text");
    }
    return scalar.text();
  }

  private static void known(Yaml.Mapping map, Set<String> keys) throws YamlException {
    for (Yaml.Entry entry : map.entries()) {
      if (!keys.contains(entry.key().text())) {
        throw new YamlException(
            entry.key(), "'" + entry.key().text() + "' is not supported in a pipeline");
      }
    }
  }
}
