package io.trailhound.detection.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object under construction: a value is put at a dotted path, and what is missing or empty
 * leaves no trace. Members keep the order in which they were put.
 */
final class Document {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<String, Object> members = new LinkedHashMap<>();

  /** A number in JSON's own notation. */
  record JsonNumber(String text) {}

  /**
   * Puts a value at a path.
   *
   * @param value a text, Boolean, Integer, Long, {@link JsonNumber}, or a list or map of such; null
   *     and what is empty are left out
   */
  Document put(String path, @Nullable Object value) {
    Object bounded = value instanceof String text ? Bounds.text(text, Bounds.TEXT) : value;
    if (bounded == null || isEmpty(bounded)) {
      return this;
    }
    Map<String, Object> object = members;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      object = child(object, keys[i]);
    }
    object.put(keys[keys.length - 1], bounded);
    return this;
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof String text && text.isEmpty())
        || (value instanceof Collection<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  @SuppressWarnings("unchecked") // only put makes members, and gives an object one meaning
  private static Map<String, Object> child(Map<String, Object> object, String key) {
    return (Map<String, Object>) object.computeIfAbsent(key, k -> new LinkedHashMap<>());
  }

  /** The object in UTF-8. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      write(members, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A time in ISO 8601 with milliseconds, in UTC. */
  static String time(long epochMillis) {
    return MILLIS.format(Instant.ofEpochMilli(epochMillis));
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Map<?, ?> map) {
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
    } else if (value instanceof JsonNumber number) {
      out.writeNumber(number.text());
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else {
      out.writeString((String) value);
    }
  }
}
