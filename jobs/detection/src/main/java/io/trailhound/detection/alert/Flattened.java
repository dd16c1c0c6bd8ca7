package io.trailhound.detection.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Request parameters and the like, made fit for a field that Elasticsearch maps as {@code
 * flattened}: always an object, of bounded depth and size, saying where something was left out.
 */
final class Flattened {
  /** Objects and lists within each other; what lies deeper is kept as JSON text. */
  static final int DEPTH = 20;

  /** The longest text of a leaf, in characters. */
  static final int LEAF = 8000;

  /** Characters of keys and leaves in one object. */
  static final int SIZE = 50_000;

  private static final String CUT = "...";
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_KEY = 500;

  /** Takes whatever the scanner has taken. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private int left;

  private Flattened(int left) {
    this.left = left;
  }

  /**
   * The object at a slot: the value itself where it is one object, else {@code {"value": ...}} with
   * the value or the list of values. Null when the slot has no value.
   */
  static @Nullable Map<String, Object> of(FieldReader reader, int slot) {
    List<Object> values = new ArrayList<>();
    int left = SIZE;
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      int kind = reader.kind(value);
      if (kind == ValueKind.NULL || kind == ValueKind.EMPTY_ARRAY) {
        continue;
      }
      if (left <= 0) {
        values.add(CUT);
        break;
      }
      Flattened reading = new Flattened(left);
      values.add(kind == ValueKind.OBJECT ? reading.object(reader, value) : scalar(reader, value));
      left = reading.left - (kind == ValueKind.OBJECT ? 0 : LEAF);
    }
    if (values.isEmpty()) {
      return null;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    if (values.size() == 1 && values.get(0) instanceof Map<?, ?> only) {
      only.forEach((key, value) -> object.put((String) key, value));
    } else {
      object.put("value", values.size() == 1 ? values.get(0) : values);
    }
    return object;
  }

  /** Whether the first value of a slot that is no null is a boolean. */
  static boolean isBoolean(FieldReader reader, int slot) {
    int value = reader.first(slot);
    while (value >= 0 && reader.kind(value) == ValueKind.NULL) {
      value = reader.next(value);
    }
    return value >= 0
        && (reader.kind(value) == ValueKind.TRUE || reader.kind(value) == ValueKind.FALSE);
  }

  private static Object scalar(FieldReader reader, int value) {
    return switch (reader.kind(value)) {
      case ValueKind.TRUE -> true;
      case ValueKind.FALSE -> false;
      case ValueKind.NUMBER -> number(reader.text(value));
      default -> Bounds.text(reader.text(value), LEAF);
    };
  }

  private Object object(FieldReader reader, int value) {
    int start = reader.start(value);
    int length = reader.end(value) - start;
    try (JsonParser parser = JSON.createParser(reader.buffer(), start, length)) {
      parser.nextToken();
      return read(parser, 1);
    } catch (IOException e) {
      // Cannot be, since the scanner has found it valid; the text still says everything.
      return Bounds.text(reader.text(value), LEAF);
    }
  }

  private Object read(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (depth > DEPTH) {
        return deeper(parser);
      }
      return token == JsonToken.START_OBJECT ? members(parser, depth) : items(parser, depth);
    }
    return switch (token) {
      case VALUE_TRUE -> take(true, 4);
      case VALUE_FALSE -> take(false, 5);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String text = parser.getText();
        yield take(number(text), Math.min(text.length(), LEAF));
      }
      default -> {
        String text = Bounds.text(parser.getText(), LEAF);
        yield take(text, text.length());
      }
    };
  }

  private Object members(JsonParser parser, int depth) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    int omitted = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = key(parser.currentName());
      JsonToken token = parser.nextToken();
      if (left <= 0) {
        parser.skipChildren();
        omitted++;
      } else if (token == JsonToken.VALUE_NULL) {
        members.remove(key);
      } else {
        left -= key.length();
        // A key that comes again counts with its last value, in its last place.
        members.remove(key);
        members.put(key, read(parser, depth + 1));
      }
    }
    if (omitted > 0) {
      members.put(CUT, omitted + " members left out");
    }
    return members;
  }

  private Object items(JsonParser parser, int depth) throws IOException {
    List<Object> items = new ArrayList<>();
    int omitted = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (left <= 0) {
        parser.skipChildren();
        omitted++;
      } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
        left--;
        items.add(read(parser, depth + 1));
      }
    }
    if (omitted > 0) {
      items.add(CUT + " (" + omitted + " elements left out)");
    }
    return items;
  }

  private Object deeper(JsonParser parser) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(json)) {
      copy.copyCurrentStructure(parser);
    }
    String text = Bounds.text(json.toString(), LEAF);
    return take(text, text.length());
  }

  private Object take(Object value, int length) {
    left -= length;
    return value;
  }

  private static Object number(String text) {
    return text.length() > LONGEST_NUMBER ? Bounds.text(text, LEAF) : new Document.JsonNumber(text);
  }

  /** A key that Elasticsearch takes: not empty, and without the character that it splits at. */
  private static String key(String key) {
    return key.isEmpty() ? "(empty)" : Bounds.text(key.replace('\0', '\uFFFD'), LONGEST_KEY);
  }
}
