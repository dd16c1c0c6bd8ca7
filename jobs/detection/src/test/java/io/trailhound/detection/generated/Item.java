package io.trailhound.detection.generated;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a search identifier as a rule writes it: {@code field|modifier|...: values}.
 *
 * @param form what it is an example of, for the tally
 * @param field empty for keywords
 */
record Item(String form, String field, List<String> modifiers, List<Value> values) {
  /**
   * A value.
   *
   * @param text null for YAML's null
   * @param quoted whether it is written in quotes, so that it is a text in any case
   */
  record Value(@Nullable String text, boolean quoted) {
    static Value text(String text) {
      return new Value(text, true);
    }

    String yaml() {
      return text == null ? "null" : quoted ? quote(text) : text;
    }
  }

  boolean has(String modifier) {
    return modifiers.contains(modifier);
  }

  /** Whether it asks for all of its values. */
  boolean all() {
    return has("all");
  }

  String key() {
    return field + modifiers.stream().map(name -> "|" + name).collect(Collectors.joining());
  }

  String yaml() {
    String written =
        values.size() == 1
            ? values.get(0).yaml()
            : values.stream().map(Value::yaml).collect(Collectors.joining(", ", "[", "]"));
    return quote(key()) + ": " + written;
  }

  /** A text in YAML's double quotes. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c >= ' ' && c < 127) {
                out.append((char) c);
              } else {
                out.append("\\U").append("%08X".formatted(c));
              }
            });
    return out.append('"').toString();
  }
}
