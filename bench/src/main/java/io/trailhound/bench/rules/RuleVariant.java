package io.trailhound.bench.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes another rule out of a rule: on a call that nobody makes, on the same call, or on one that
 * is made all the time; with other texts in parameters and user agents.
 */
final class RuleVariant {
  private static final String EVENT_NAME = "eventName";
  private static final String EVENT_SOURCE = "eventSource";
  private static final String NARROWING = "variant";
  private static final Set<String> TEXT_MODIFIERS =
      Set.of("contains", "startswith", "endswith", "all", "cased");

  private enum Kind {
    RARE_CALL,
    SAME_CALL,
    HOT_CALL
  }

  private final int number;
  private final Kind kind;
  private final HotCall hot;
  private boolean renamed;

  /**
   * The variant of a number.
   *
   * @param number distinct for each variant of any rule
   * @param kind of four in turn, one is on the rule's own call, one on a hot one, two on rare ones
   */
  RuleVariant(int number, int kind) {
    this.number = number;
    this.kind =
        switch (kind % 4) {
          case 1 -> Kind.SAME_CALL;
          case 3 -> Kind.HOT_CALL;
          default -> Kind.RARE_CALL;
        };
    this.hot = HotCall.ALL.get(number % HotCall.ALL.size());
  }

  /** The rule's document, changed. */
  Map<String, Object> of(Map<String, @Nullable Object> rule) {
    if (!(rule.get("detection") instanceof Map<?, ?> detection)
        || !(detection.get("condition") instanceof String condition)) {
      throw new IllegalArgumentException("a rule without a plain condition: " + rule.get("id"));
    }
    Map<String, @Nullable Object> changed = fields(detection);
    if (kind != Kind.RARE_CALL || !renamed) {
      Map<String, Object> narrowing = new LinkedHashMap<>();
      if (kind == Kind.HOT_CALL) {
        narrowing.put(EVENT_SOURCE, hot.source());
        narrowing.put(EVENT_NAME, hot.name());
      }
      narrowing.putAll(Narrowing.of(number));
      changed.put(NARROWING, narrowing);
      changed.put("condition", "(" + condition + ") and " + NARROWING);
    }
    Map<String, Object> variant = new LinkedHashMap<>();
    rule.forEach(
        (key, value) -> {
          if (value != null) {
            variant.put(key, value);
          }
        });
    variant.put("title", rule.get("title") + " (" + number + ")");
    variant.put("id", rule.get("id") + "-" + number);
    variant.put("detection", changed);
    return variant;
  }

  private Map<String, @Nullable Object> fields(Map<?, ?> map) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
    map.forEach((key, value) -> changed.put(String.valueOf(key), value(key.toString(), value)));
    return changed;
  }

  private @Nullable Object value(String field, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return fields(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> changed = new ArrayList<>();
      list.forEach(item -> changed.add(value(field, item)));
      return changed;
    }
    return value instanceof String text ? text(field, text) : value;
  }

  private String text(String field, String text) {
    if (field.equals(EVENT_SOURCE)) {
      return kind == Kind.HOT_CALL ? hot.source() : text;
    }
    if (field.equals(EVENT_NAME)) {
      renamed = true;
      return switch (kind) {
        case HOT_CALL -> hot.name();
        case SAME_CALL -> text;
        default -> text + "V" + number;
      };
    }
    return isFree(field, text) ? field.contains("|endswith") ? number + text : text + number : text;
  }

  /** Whether a text may be any other without making nonsense of the rule. */
  private static boolean isFree(String field, String text) {
    List<String> parts = List.of(field.split("\\|", -1));
    boolean known =
        parts.get(0).startsWith("requestParameters") || parts.get(0).equals("userAgent");
    return known
        && TEXT_MODIFIERS.containsAll(parts.subList(1, parts.size()))
        && !text.equals("true")
        && !text.equals("false");
  }
}
