package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads fields of a JSON document, all of which may be absent or of another type than expected. */
final class Fields {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Fields() {}

  /** Returns the node at a path, or a missing node. */
  static JsonNode at(JsonNode node, String... path) {
    JsonNode at = node;
    for (String name : path) {
      at = at.path(name);
    }
    return at;
  }

  /** Returns a scalar as text, an object or array as JSON, and an absent or null field as "". */
  static String text(JsonNode node, String... path) {
    return text(at(node, path));
  }

  private static String text(JsonNode at) {
    if (at.isMissingNode() || at.isNull()) {
      return "";
    }
    return at.isValueNode() ? at.asText() : at.toString();
  }

  /** Returns a list of scalars, which may also be written as one scalar. */
  static List<String> texts(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    List<String> texts = new ArrayList<>();
    if (at.isArray()) {
      for (JsonNode item : at) {
        texts.add(text(item));
      }
    } else if (!text(at).isEmpty()) {
      texts.add(text(at));
    }
    return texts;
  }

  /** Returns the first of some texts that is not empty, or "". */
  static String firstOf(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Returns a whole number. */
  static OptionalLong number(JsonNode node, String... path) {
    JsonNode at = at(node, path);
    return at.isIntegralNumber() && at.canConvertToLong()
        ? OptionalLong.of(at.longValue())
        : OptionalLong.empty();
  }

  /** Returns a time in the years 1 to 9999, written as ISO-8601. */
  static Optional<Instant> time(JsonNode node, String... path) {
    try {
      Instant time = Instant.parse(text(node, path));
      return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
    } catch (DateTimeParseException e) {
      // A time that is none is shown as it was written, and has no place on the time axis.
      return Optional.empty();
    }
  }

  /** Returns a time as the page writes it, or as it was written when it is none. */
  static String timeText(JsonNode node, String... path) {
    return time(node, path).map(Format::time).orElse(text(node, path));
  }
}
