package io.trailhound.detection.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a YAML document, with the place where it begins. Plain scalars are read as YAML 1.2's
 * core schema has them and not as YAML 1.1: {@code No} is a text, {@code 010} too.
 */
public sealed interface Yaml {
  /** The line, from 1. */
  int line();

  /** The column, from 1. */
  int column();

  /** What a scalar is. */
  enum Kind {
    TEXT,
    /** {@code null}, {@code ~} or nothing at all. */
    NULL,
    TRUE,
    FALSE,
    /** A number in JSON's notation; the text is as written. */
    NUMBER
  }

  /**
   * A single value.
   *
   * @param text its characters; {@code null}, {@code true} or {@code false} where it is that
   */
  record Scalar(String text, Kind kind, int line, int column) implements Yaml {}

  /** A list. */
  record Sequence(List<Yaml> items, int line, int column) implements Yaml {
    /** Makes a list. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Yaml value) {}

  /** A map whose keys are distinct. */
  record Mapping(List<Entry> entries, int line, int column) implements Yaml {
    /** Makes a map. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value of a key, or null. */
    public @Nullable Yaml get(String key) {
      Entry entry = find(key);
      return entry == null ? null : entry.value();
    }

    /** A key with its value, or null. */
    public @Nullable Entry find(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }
}
