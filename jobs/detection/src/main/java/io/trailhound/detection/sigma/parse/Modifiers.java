package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.ValueTest.Comparison;
import io.trailhound.detection.sigma.ast.ValueTest.Position;
import io.trailhound.detection.sigma.ast.ValueTest.TimeUnit;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the modifiers behind a field's name ask for, checked against each other. Source: Sigma
 * specification 2.1, appendix "modifiers".
 */
final class Modifiers {
  /** What the values are taken for. */
  enum Values {
    TEXT,
    REGEX,
    CIDR,
    EXISTS,
    FIELDREF,
    NUMBER,
    TIME
  }

  /** Turns a text into others, in the order written. */
  enum Transform {
    WIDE,
    UTF16LE,
    UTF16BE,
    UTF16,
    BASE64,
    BASE64OFFSET,
    WINDASH
  }

  private final Yaml.Scalar key;
  private Values values = Values.TEXT;
  private Position position = Position.WHOLE;
  private @Nullable Comparison comparison;
  private @Nullable TimeUnit unit;
  private final List<Transform> transforms = new ArrayList<>();
  private final Set<String> given = new LinkedHashSet<>();

  /**
   * Reads modifiers.
   *
   * @param key the key in which they stand, for problems
   */
  Modifiers(Yaml.Scalar key, List<String> names) throws YamlException {
    this.key = key;
    for (String written : names) {
      String name = written.toLowerCase(Locale.ROOT);
      if (!given.add(name)) {
        throw problem("the modifier '" + written + "' stands twice");
      }
      add(name, written);
    }
    check();
  }

  Values values() {
    return values;
  }

  Position position() {
    return position;
  }

  Comparison comparison() {
    return comparison == null ? Comparison.EQUAL : comparison;
  }

  TimeUnit unit() {
    return unit == null ? TimeUnit.MINUTE : unit;
  }

  List<Transform> transforms() {
    return transforms;
  }

  boolean has(String name) {
    return given.contains(name);
  }

  boolean all() {
    return has("all");
  }

  boolean cased() {
    return has("cased");
  }

  boolean negated() {
    return has("neq");
  }

  private void add(String name, String written) throws YamlException {
    switch (name) {
      case "contains" -> position(Position.ANYWHERE);
      case "startswith" -> position(Position.START);
      case "endswith" -> position(Position.END);
      case "re" -> values(Values.REGEX);
      case "cidr" -> values(Values.CIDR);
      case "exists" -> values(Values.EXISTS);
      case "fieldref" -> values(Values.FIELDREF);
      case "gt" -> compare(Comparison.GREATER);
      case "gte" -> compare(Comparison.GREATER_OR_EQUAL);
      case "lt" -> compare(Comparison.LESS);
      case "lte" -> compare(Comparison.LESS_OR_EQUAL);
      case "minute" -> unit(TimeUnit.MINUTE);
      case "hour" -> unit(TimeUnit.HOUR);
      case "day" -> unit(TimeUnit.DAY);
      case "week" -> unit(TimeUnit.WEEK);
      case "month" -> unit(TimeUnit.MONTH);
      case "year" -> unit(TimeUnit.YEAR);
      case "wide" -> transforms.add(Transform.WIDE);
      case "utf16le" -> transforms.add(Transform.UTF16LE);
      case "utf16be" -> transforms.add(Transform.UTF16BE);
      case "utf16" -> transforms.add(Transform.UTF16);
      case "base64" -> transforms.add(Transform.BASE64);
      case "base64offset" -> transforms.add(Transform.BASE64OFFSET);
      case "windash" -> transforms.add(Transform.WINDASH);
      // The values of "expand" are there already: Placeholders put them in.
      case "all", "cased", "neq", "expand" -> {}
      case "i", "m", "s" -> {
        if (values != Values.REGEX) {
          throw problem("the modifier '" + written + "' is a flag and must follow 're'");
        }
      }
      default -> throw problem("unknown modifier '" + written + "'");
    }
  }

  private void position(Position wanted) throws YamlException {
    if (position != Position.WHOLE) {
      throw problem("more than one of contains, startswith and endswith");
    }
    position = wanted;
  }

  private void values(Values wanted) throws YamlException {
    if (values != Values.TEXT) {
      throw problem("modifiers that exclude each other: " + String.join(", ", given));
    }
    values = wanted;
  }

  private void compare(Comparison wanted) throws YamlException {
    if (comparison != null) {
      throw problem("modifiers that exclude each other: " + String.join(", ", given));
    }
    comparison = wanted;
    if (values != Values.TIME) {
      values(Values.NUMBER);
    }
  }

  private void unit(TimeUnit wanted) throws YamlException {
    if (values == Values.NUMBER) {
      values = Values.TEXT;
    }
    values(Values.TIME);
    unit = wanted;
  }

  private void check() throws YamlException {
    boolean text = values == Values.TEXT;
    if (position != Position.WHOLE && !text && values != Values.FIELDREF) {
      throw problem("contains, startswith and endswith go with texts only");
    }
    if (cased() && !text && values != Values.FIELDREF) {
      throw problem("the modifier 'cased' goes with texts only");
    }
    if (!transforms.isEmpty() && !text) {
      throw problem("encodings go with texts only");
    }
    if (all() && values == Values.EXISTS) {
      throw problem("the modifier 'all' does not go with 'exists'");
    }
    EnumSet<Transform> encodings =
        EnumSet.of(Transform.WIDE, Transform.UTF16LE, Transform.UTF16BE, Transform.UTF16);
    for (int i = 0; i < transforms.size(); i++) {
      Transform next = i + 1 < transforms.size() ? transforms.get(i + 1) : Transform.WINDASH;
      boolean base64 = next == Transform.BASE64 || next == Transform.BASE64OFFSET;
      if (encodings.contains(transforms.get(i)) && !base64) {
        throw problem("UTF-16 modifiers must stand right before base64 or base64offset");
      }
    }
  }

  YamlException problem(String reason) {
    return new YamlException(key, reason);
  }
}
