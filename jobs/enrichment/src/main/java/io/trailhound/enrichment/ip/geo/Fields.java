package io.trailhound.enrichment.ip.geo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values out of a decoded record, whatever type a publisher gave them. */
final class Fields {
  private Fields() {}

  /** The first of several keys that holds a text that is not blank. */
  static @Nullable String text(Map<?, ?> record, String... keys) {
    for (String key : keys) {
      if (record.get(key) instanceof String text && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }

  /** The map under a key; empty when there is none. */
  static Map<?, ?> map(Map<?, ?> record, String key) {
    return record.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The first map of the list under a key; empty when there is none. */
  static Map<?, ?> first(Map<?, ?> record, String key) {
    if (record.get(key) instanceof List<?> list && !list.isEmpty()) {
      return list.get(0) instanceof Map<?, ?> map ? map : Map.of();
    }
    return Map.of();
  }

  /** The English name of a MaxMind entity. */
  static @Nullable String englishName(Map<?, ?> entity) {
    return text(map(entity, "names"), "en");
  }

  /** The first of several keys that holds a finite number, as a number or as its text. */
  static @Nullable Double number(Map<?, ?> record, String... keys) {
    for (String key : keys) {
      Double value = number(record.get(key));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** A finite number, from a number or its text. */
  static @Nullable Double number(@Nullable Object value) {
    if (value instanceof Number number) {
      double d = number.doubleValue();
      return Double.isFinite(d) ? d : null;
    }
    if (value instanceof String text && text.length() <= 32 && looksNumeric(text)) {
      try {
        return number(Double.valueOf(text));
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  private static boolean looksNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
