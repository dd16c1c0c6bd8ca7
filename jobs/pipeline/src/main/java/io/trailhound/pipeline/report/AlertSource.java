package io.trailhound.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The alert documents of a run, one after the other, sorted by {@code @timestamp} and then by id.
 */
@FunctionalInterface
public interface AlertSource {

  /**
   * Hands every document to the visitor, in order. What is not a JSON object is handed on as it is,
   * or as a missing node where it is no JSON at all: the page counts it.
   *
   * @throws IOException if the documents cannot be read, or if the visitor throws it
   */
  void forEach(Visitor visitor) throws IOException;

  /** Takes alert documents. */
  @FunctionalInterface
  interface Visitor {
    /** Takes the next document. */
    void visit(JsonNode alert) throws IOException;
  }

  /** Returns the documents of an {@code alerts.ndjson}: UTF-8, one JSON object a line. */
  static AlertSource ofFile(Path file) {
    return visitor -> {
      ObjectMapper mapper =
          new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      // A reader made like this replaces malformed UTF-8, where Files.newBufferedReader would
      // throw.
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          visitor.visit(parse(mapper, line));
        }
      }
    };
  }

  private static JsonNode parse(ObjectMapper mapper, String line) {
    try {
      return mapper.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
