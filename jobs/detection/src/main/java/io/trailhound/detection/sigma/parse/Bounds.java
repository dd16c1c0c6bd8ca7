package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Bound;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Operator;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.detection.sigma.text.Numbers;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a correlation that is a map: bounds, fields, percentile. */
final class Bounds {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Bounds() {}

  static CorrelationCondition parse(Yaml.Mapping map, CorrelationType type) throws YamlException {
    List<Bound> bounds = new ArrayList<>();
    List<String> fields = List.of();
    BigDecimal percentile = null;
    for (Yaml.Entry entry : map.entries()) {
      String key = entry.key().text();
      if (key.equals("field")) {
        fields = fields(entry, type);
      } else if (key.equals("percentile")) {
        percentile = percentile(entry, type);
      } else {
        bounds.add(new Bound(operator(entry.key()), limit(entry.value(), type)));
      }
    }
    if (bounds.isEmpty()) {
      throw new YamlException(map, "the condition needs gt, gte, lt, lte, eq or neq");
    }
    boolean reads = type == CorrelationType.VALUE_COUNT || type.isNumeric();
    if (reads && fields.isEmpty()) {
      throw new YamlException(map, "the condition of " + type.word() + " needs a 'field'");
    }
    if (type == CorrelationType.VALUE_PERCENTILE && percentile == null) {
      throw new YamlException(map, "the condition of value_percentile needs a 'percentile'");
    }
    return new CorrelationCondition(bounds, fields, percentile, List.of(), text(bounds));
  }

  private static String text(List<Bound> bounds) {
    List<String> texts = new ArrayList<>();
    for (Bound bound : bounds) {
      texts.add(bound.operator().words() + " " + bound.limit().toPlainString());
    }
    return String.join(" and ", texts);
  }

  private static Operator operator(Yaml.Scalar key) throws YamlException {
    for (Operator operator : Operator.values()) {
      if (operator.name().toLowerCase(Locale.ROOT).equals(key.text())) {
        return operator;
      }
    }
    throw new YamlException(key, "a condition has no '" + key.text() + "'");
  }

  private static BigDecimal limit(Yaml value, CorrelationType type) throws YamlException {
    BigDecimal limit = number(value);
    if (limit == null) {
      throw new YamlException(value, "a limit must be a number");
    }
    if (!type.isNumeric() && (limit.stripTrailingZeros().scale() > 0 || limit.signum() < 0)) {
      throw new YamlException(value, "a count is held against a whole number from 0");
    }
    return limit;
  }

  private static List<String> fields(Yaml.Entry entry, CorrelationType type) throws YamlException {
    if (type == CorrelationType.EVENT_COUNT || type.isTemporal()) {
      throw new YamlException(entry.key(), type.word() + " reads no field");
    }
    List<Yaml> items =
        entry.value() instanceof Yaml.Sequence list ? list.items() : List.of(entry.value());
    List<String> fields = new ArrayList<>();
    for (Yaml item : items) {
      if (!(item instanceof Yaml.Scalar name) || name.kind() != Yaml.Kind.TEXT) {
        throw new YamlException(item, "'field' must be a field's name or a list of them");
      }
      fields.add(name.text());
    }
    if (type.isNumeric() && fields.size() > 1) {
      throw new YamlException(entry.value(), type.word() + " reads one field");
    }
    return fields;
  }

  private static BigDecimal percentile(Yaml.Entry entry, CorrelationType type)
      throws YamlException {
    if (type != CorrelationType.VALUE_PERCENTILE) {
      throw new YamlException(entry.key(), type.word() + " has no percentile");
    }
    BigDecimal percentile = number(entry.value());
    if (percentile == null || percentile.signum() < 0 || percentile.compareTo(HUNDRED) > 0) {
      throw new YamlException(entry.value(), "the percentile must be a number from 0 to 100");
    }
    return percentile;
  }

  /** A number of a size that is no trouble to reckon with, or null. */
  private static @Nullable BigDecimal number(Yaml value) {
    BigDecimal number =
        value instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NUMBER
            ? Numbers.parse(scalar.text())
            : null;
    return number != null && Math.abs((long) number.scale()) <= 50 ? number : null;
  }
}
