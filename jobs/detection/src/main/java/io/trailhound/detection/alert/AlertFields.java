package io.trailhound.detection.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of an alert's document by their paths. */
public final class AlertFields {
  // The document is ours, but keys and values in it are whatever a caller wrote: no length of
  // theirs may stop a run.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final Map<String, List<String>> values = new HashMap<>();

  /**
   * Reads a document.
   *
   * @param document JSON in UTF-8
   * @throws UncheckedIOException when it is no JSON
   */
  public AlertFields(byte[] document) {
    try (JsonParser json = JSON.createParser(document)) {
      json.nextToken();
      add("", json);
    } catch (IOException e) {
      throw new UncheckedIOException("an alert's document is no JSON", e);
    }
  }

  /** Adds the values at and below the current token; those of a list have the list's path. */
  private void add(String path, JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        String before = path.isEmpty() ? "" : path + '.';
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          add(before + name, json);
        }
      }
      case START_ARRAY -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          add(path, json);
        }
      }
      case VALUE_NULL -> {}
      default -> values.computeIfAbsent(path, unused -> new ArrayList<>()).add(json.getText());
    }
  }

  /** The first value at a path, or an empty text. */
  public String first(String path) {
    List<String> all = at(path);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** The values at a path with dots, which leads through lists; none when the field is missing. */
  public List<String> at(String path) {
    return values.getOrDefault(path, List.of());
  }
}
