package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.text.Numbers;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the settings of behaviour rules; what is wrong is said with its place. */
final class Settings {
  private static final String DAYS_14 = "14d";

  private Settings() {}

  /** The condition, which must be a map of these keys. */
  static Yaml.Mapping condition(Yaml.Mapping section, Set<String> keys) throws YamlException {
    Yaml condition = section.get("condition");
    if (!(condition instanceof Yaml.Mapping map)) {
      throw new YamlException(
          condition == null ? section : condition,
          condition == null ? "the correlation has no condition" : "the condition must be a map");
    }
    for (Yaml.Entry entry : map.entries()) {
      if (!keys.contains(entry.key().text())) {
        throw new YamlException(
            entry.key(), "a condition of this type has no '" + entry.key().text() + "'");
      }
    }
    return map;
  }

  /** The names under {@code field}: one, or a list of them. */
  static List<String> fields(Yaml.Mapping condition) throws YamlException {
    Yaml value = condition.get("field");
    if (value == null) {
      throw new YamlException(condition, "the condition needs a 'field'");
    }
    List<Yaml> items = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
    List<String> fields = new ArrayList<>();
    for (Yaml item : items) {
      if (!(item instanceof Yaml.Scalar name) || name.kind() != Yaml.Kind.TEXT) {
        throw new YamlException(item, "'field' must be a field's name or a list of them");
      }
      fields.add(name.text());
    }
    if (fields.isEmpty()) {
      throw new YamlException(value, "'field' names no field");
    }
    return fields;
  }

  /** How long a group must be known: {@code learning}, or 14 days. It may be none: {@code 0d}. */
  static Span learning(Yaml.Mapping section) throws YamlException {
    Yaml value = section.get("learning");
    String text =
        value instanceof Yaml.Scalar scalar ? scalar.text() : value == null ? DAYS_14 : "";
    OptionalLong millis = text.equals("0d") ? OptionalLong.of(0) : Timespan.parse(text);
    if (millis.isEmpty()) {
      throw new YamlException(
          value == null ? section : value,
          "'learning' must be a number and s, m, h, d, w, M or y, of at most 100 years");
    }
    return new Span(millis.getAsLong(), text);
  }

  /** A span of time in milliseconds, and as it is written. */
  record Span(long millis, String text) {}

  /** A whole number between two; there must be one. */
  static int whole(Yaml.Mapping map, String key, int least, int most) throws YamlException {
    BigDecimal number = number(map, key, least, most);
    Yaml value = map.get(key);
    if (value != null && number.stripTrailingZeros().scale() > 0) {
      throw new YamlException(value, "'" + key + "' must be a whole number");
    }
    return number.intValue();
  }

  /** A whole number between two, or another where there is none. */
  static int whole(Yaml.Mapping map, String key, int least, int most, int otherwise)
      throws YamlException {
    return map.get(key) == null ? otherwise : whole(map, key, least, most);
  }

  /** A number between two; there must be one. */
  static BigDecimal number(Yaml.Mapping map, String key, long least, long most)
      throws YamlException {
    Yaml value = map.get(key);
    BigDecimal number =
        value instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NUMBER
            ? Numbers.parse(scalar.text())
            : null;
    if (number == null
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new YamlException(
          value == null ? map : value,
          "'" + key + "' must be a number from " + least + " to " + most);
    }
    return number;
  }
}
