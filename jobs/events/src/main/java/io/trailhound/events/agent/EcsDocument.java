package io.trailhound.events.agent;

import io.trailhound.events.Dataset;
import io.trailhound.events.EventTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event under construction, in ECS's form: nested objects, never dotted keys. What is null or
 * empty leaves no trace; members keep the order in which they were put.
 */
public final class EcsDocument {
  private final Map<String, Object> members = new LinkedHashMap<>();
  private Dataset dataset = Dataset.PLAIN;
  private EventTime time = EventTime.UNKNOWN;

  /** Says which logs the line belongs to. */
  public EcsDocument dataset(Dataset of) {
    dataset = of;
    return this;
  }

  /** Says when it happened: milliseconds since 1970 in UTC, as the line itself has it. */
  public EcsDocument time(long epochMillis) {
    time = new EventTime(epochMillis, EventTime.Source.RECORD);
    return this;
  }

  /** Puts a text. */
  public EcsDocument put(String path, @Nullable String text) {
    return text == null || text.isEmpty() ? this : putValue(path, text);
  }

  /** Puts the line itself, even when it is empty. */
  EcsDocument message(String line) {
    return putValue("message", line);
  }

  /** Puts a number. */
  public EcsDocument put(String path, long number) {
    return putValue(path, number);
  }

  /** Puts a number in JSON's own notation, or a JSON text as it stands. */
  public EcsDocument putJson(String path, String json) {
    return putValue(path, new Json(json));
  }

  /** Puts a list of texts. */
  public EcsDocument put(String path, Collection<String> texts) {
    return texts.isEmpty() ? this : putValue(path, List.copyOf(texts));
  }

  /** Whether there is something at a path. */
  public boolean has(String path) {
    Object at = members;
    for (String key : path.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at != null;
  }

  Dataset dataset() {
    return dataset;
  }

  EventTime time() {
    return time;
  }

  /** The document in UTF-8. */
  byte[] bytes() {
    JsonWriter out = new JsonWriter();
    write(members, out);
    return out.bytes();
  }

  /** JSON text that goes out as it stands. */
  private record Json(String text) {}

  private EcsDocument putValue(String path, Object value) {
    Map<String, Object> object = members;
    int from = 0;
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', from)) {
      object = child(object, path.substring(from, dot));
      from = dot + 1;
    }
    object.put(path.substring(from), value);
    return this;
  }

  @SuppressWarnings("unchecked") // putValue alone makes members
  private static Map<String, Object> child(Map<String, Object> object, String key) {
    Object child = object.get(key);
    if (!(child instanceof Map<?, ?>)) {
      child = new LinkedHashMap<String, Object>();
      object.put(key, child);
    }
    return (Map<String, Object>) child;
  }

  private static void write(Object value, JsonWriter out) {
    if (value instanceof Map<?, ?> map) {
      out.beginObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.name((String) member.getKey());
        write(member.getValue(), out);
      }
      out.endObject();
    } else if (value instanceof Collection<?> list) {
      out.beginArray();
      for (Object item : list) {
        write(item, out);
      }
      out.endArray();
    } else if (value instanceof String text) {
      out.text(text);
    } else {
      out.raw(value instanceof Json json ? json.text() : value.toString());
    }
  }
}
