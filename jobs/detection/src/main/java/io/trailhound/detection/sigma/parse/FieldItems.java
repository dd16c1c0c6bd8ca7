package io.trailhound.detection.sigma.parse;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.ast.ValueTest.Position;
import io.trailhound.detection.sigma.text.Network;
import io.trailhound.detection.sigma.text.Numbers;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code field|modifier|...: values} and, with nothing before the first bar, keywords. The
 * values of a list are alternatives, or all needed with {@code |all}; {@code neq} denies the whole.
 */
final class FieldItems {
  private FieldItems() {}

  /** The expression for one entry of a search identifier's map. */
  static Expression parse(Yaml.Entry entry) throws YamlException {
    Yaml.Scalar key = entry.key();
    List<String> parts = List.of(key.text().split("\\|", -1));
    Modifiers modifiers = new Modifiers(key, parts.subList(1, parts.size()));
    return parse(parts.get(0), modifiers, scalars(entry.value()), key.line());
  }

  /** The expression for values that stand without a key. */
  static Expression keywords(List<Yaml.Scalar> values) throws YamlException {
    Modifiers none = new Modifiers(values.get(0), List.of());
    return parse("", none, values, values.get(0).line());
  }

  private static Expression parse(
      String field, Modifiers modifiers, List<Yaml.Scalar> values, int line) throws YamlException {
    if (field.isEmpty()) {
      checkKeywords(modifiers);
    }
    List<Expression> parts = new ArrayList<>();
    List<ValueTest> alternatives = new ArrayList<>();
    for (Yaml.Scalar value : values) {
      ValueTest test = test(field, modifiers, value);
      if (modifiers.all()) {
        parts.add(expression(field, test, value.line()));
      } else {
        merge(test, alternatives);
      }
    }
    for (ValueTest test : alternatives) {
      parts.add(expression(field, test, line));
    }
    Expression whole =
        parts.size() == 1
            ? parts.get(0)
            : modifiers.all() ? new Expression.And(parts, line) : new Expression.Or(parts, line);
    return modifiers.negated() ? new Expression.Not(whole, line) : whole;
  }

  private static Expression expression(String field, ValueTest test, int line) {
    return field.isEmpty()
        ? new Expression.Keywords(test, line)
        : new Expression.FieldMatch(field, test, line);
  }

  private static void checkKeywords(Modifiers modifiers) throws YamlException {
    boolean text = modifiers.values() == Modifiers.Values.TEXT;
    boolean anywhere =
        modifiers.position() == Position.WHOLE || modifiers.position() == Position.ANYWHERE;
    if (!(text && anywhere) && modifiers.values() != Modifiers.Values.REGEX) {
      throw modifiers.problem("these modifiers need a field before the first |");
    }
  }

  /** Adds a test to alternatives, into one of its kind where that means the same. */
  private static void merge(ValueTest test, List<ValueTest> alternatives) {
    for (int i = 0; i < alternatives.size(); i++) {
      ValueTest other = alternatives.get(i);
      ValueTest both = null;
      if (test instanceof ValueTest.Text a && other instanceof ValueTest.Text b) {
        both = new ValueTest.Text(joined(b.patterns(), a.patterns()), a.cased());
      } else if (test instanceof ValueTest.Regex a && other instanceof ValueTest.Regex b) {
        both = new ValueTest.Regex(joined(b.patterns(), a.patterns()));
      } else if (test instanceof ValueTest.Cidr a && other instanceof ValueTest.Cidr b) {
        both = new ValueTest.Cidr(joined(b.networks(), a.networks()));
      }
      if (both != null) {
        alternatives.set(i, both);
        return;
      }
    }
    alternatives.add(test);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static ValueTest test(String field, Modifiers modifiers, Yaml.Scalar value)
      throws YamlException {
    boolean isNull = value.kind() == Yaml.Kind.NULL;
    if (isNull && modifiers.values() == Modifiers.Values.TEXT && !field.isEmpty()) {
      if (modifiers.position() != Position.WHOLE || !modifiers.transforms().isEmpty()) {
        throw new YamlException(value, "null goes with no modifier but all and neq");
      }
      return new ValueTest.IsNull();
    }
    if (isNull) {
      throw new YamlException(value, "null is no value here, put it in quotes to mean the text");
    }
    return switch (modifiers.values()) {
      case TEXT -> text(field, modifiers, value);
      case REGEX -> regex(modifiers, value);
      case CIDR -> cidr(value);
      case EXISTS -> exists(value);
      case FIELDREF -> fieldRef(modifiers, value);
      case NUMBER -> new ValueTest.Compare(modifiers.comparison(), number(value));
      case TIME -> new ValueTest.TimePart(modifiers.unit(), modifiers.comparison(), number(value));
    };
  }

  private static ValueTest text(String field, Modifiers modifiers, Yaml.Scalar value)
      throws YamlException {
    if (field.isEmpty() && value.text().isEmpty()) {
      throw new YamlException(value, "an empty keyword is found everywhere");
    }
    Position position = field.isEmpty() ? Position.ANYWHERE : modifiers.position();
    boolean before = position == Position.ANYWHERE || position == Position.END;
    boolean behind = position == Position.ANYWHERE || position == Position.START;
    List<TextPattern> patterns = new ArrayList<>();
    for (TextPattern pattern : Transforms.apply(modifiers.transforms(), value)) {
      patterns.add(pattern.open(before, behind));
    }
    return new ValueTest.Text(patterns, modifiers.cased());
  }

  private static ValueTest regex(Modifiers modifiers, Yaml.Scalar value) throws YamlException {
    RegexPattern regex =
        new RegexPattern(value.text(), modifiers.has("i"), modifiers.has("m"), modifiers.has("s"));
    try {
      Pattern.compile(regex.pattern(), regex.flags());
    } catch (PatternSyntaxException e) {
      String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
      throw new YamlException(
          value, "a regular expression that RE2, in linear time, cannot run: " + reason);
    }
    return new ValueTest.Regex(List.of(regex));
  }

  private static ValueTest cidr(Yaml.Scalar value) throws YamlException {
    if (Network.parse(value.text()) == null) {
      throw new YamlException(value, "'" + value.text() + "' is no IP network");
    }
    return new ValueTest.Cidr(List.of(value.text()));
  }

  private static ValueTest exists(Yaml.Scalar value) throws YamlException {
    return switch (value.text()) {
      case "true" -> new ValueTest.Exists(true);
      case "false" -> new ValueTest.Exists(false);
      default -> throw new YamlException(value, "'exists' takes true or false");
    };
  }

  private static ValueTest fieldRef(Modifiers modifiers, Yaml.Scalar value) throws YamlException {
    if (value.text().isEmpty()) {
      throw new YamlException(value, "'fieldref' takes the name of a field");
    }
    return new ValueTest.FieldRef(modifiers.position(), value.text(), modifiers.cased());
  }

  private static BigDecimal number(Yaml.Scalar value) throws YamlException {
    BigDecimal number = Numbers.parse(value.text());
    if (number == null) {
      throw new YamlException(value, "'" + value.text() + "' is no number");
    }
    return number;
  }

  private static List<Yaml.Scalar> scalars(Yaml values) throws YamlException {
    if (values instanceof Yaml.Scalar scalar) {
      return List.of(scalar);
    }
    if (!(values instanceof Yaml.Sequence sequence)) {
      throw new YamlException(values, "a field takes a value or a list of values, not a map");
    }
    if (sequence.items().isEmpty()) {
      throw new YamlException(values, "an empty list of values; null asks for a missing field");
    }
    List<Yaml.Scalar> scalars = new ArrayList<>();
    for (Yaml item : sequence.items()) {
      if (!(item instanceof Yaml.Scalar scalar)) {
        throw new YamlException(item, "a value must be a text, number, boolean or null");
      }
      scalars.add(scalar);
    }
    return scalars;
  }
}
