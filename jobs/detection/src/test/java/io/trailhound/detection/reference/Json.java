package io.trailhound.detection.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON tree as Jackson's parser reads it, in which numbers and objects also keep their text. Of a
 * key that comes twice the last value counts.
 */
sealed interface Json {
  /** An object and its JSON text without insignificant white space. */
  record Obj(Map<String, Json> members, String text) implements Json {}

  /** A list. */
  record Arr(List<Json> items) implements Json {}

  /** A string, number or boolean and its text. */
  record Leaf(String text) implements Json {}

  /** The literal null. */
  record Null() implements Json {}

  /** Reads a whole JSON text. */
  static Json parse(byte[] bytes) {
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken();
      return read(parser, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json read(JsonParser parser, byte[] bytes) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      Map<String, Json> members = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = wellFormed(parser.currentName());
        parser.nextToken();
        members.put(key, read(parser, bytes));
      }
      int to = (int) parser.currentLocation().getByteOffset();
      return new Obj(members, minify(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }
    if (token == JsonToken.START_ARRAY) {
      List<Json> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(parser, bytes));
      }
      return new Arr(items);
    }
    return token == JsonToken.VALUE_NULL ? new Null() : new Leaf(wellFormed(parser.getText()));
  }

  /** A surrogate that stands alone is no character: it counts as a question mark. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String minify(String json) {
    StringBuilder kept = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted && c == '\\') {
        kept.append(c).append(json.charAt(++i));
      } else if (quoted || " \t\r\n".indexOf(c) < 0) {
        kept.append(c);
        quoted ^= c == '"';
      }
    }
    return kept.toString();
  }
}
