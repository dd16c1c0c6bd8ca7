package io.trailhound.enrichment.fact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under construction: a value is put at a dotted path, and what is missing or empty
 * leaves no trace. Members keep the order in which they were put.
 */
final class FactJson {
  /** Longer texts come from hostile files or records; they are cut. */
  private static final int LONGEST = 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * Puts a value at a path.
   *
   * @param value a text, Boolean, Integer, Long, Double, a list of texts, or an object of this kind
   *     or a list of them
   */
  FactJson put(String path, @Nullable Object value) {
    if (value == null
        || (value instanceof String text && text.isEmpty())
        || (value instanceof Collection<?> list && list.isEmpty())) {
      return this;
    }
    Map<String, Object> object = members;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      object = child(object, keys[i]);
    }
    object.put(keys[keys.length - 1], value);
    return this;
  }

  @SuppressWarnings("unchecked") // only put makes members, and gives an object one meaning
  private static Map<String, Object> child(Map<String, Object> object, String key) {
    return (Map<String, Object>) object.computeIfAbsent(key, k -> new LinkedHashMap<>());
  }

  /** The object in UTF-8, on one line. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      write(members, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof FactJson json) {
      write(json.members, out);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName((String) entry.getKey());
        write(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof Collection<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else {
      String text = (String) value;
      out.writeString(text.length() > LONGEST ? cut(text) : text);
    }
  }

  /** Never between the halves of a pair. */
  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
