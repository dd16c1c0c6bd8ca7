package io.trailhound.enrichment.ip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens JSON files of others as token streams, with bounds on nesting, names and strings. */
public final class JsonFiles {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxNameLength(1_000)
                  .maxStringLength(1_000_000)
                  .maxNumberLength(100)
                  .maxDocumentLength(1L << 31)
                  .build())
          .build();

  // The parser's messages show characters of the file.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private JsonFiles() {}

  /** Takes the tokens of one file. */
  @FunctionalInterface
  public interface TokenReader<T> {
    /** Reads from the first token, which the parser stands on. */
    T read(JsonParser json) throws IOException, RefusedException;
  }

  /** Reads a file that must hold one JSON object and nothing after it. */
  public static <T> T read(Path file, TokenReader<T> reader) throws IOException, RefusedException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = FACTORY.createParser(in)) {
      try {
        return object(json, reader);
      } catch (JsonProcessingException e) {
        throw new RefusedException(line(e, json), reason(e));
      }
    }
  }

  private static <T> T object(JsonParser json, TokenReader<T> reader)
      throws IOException, RefusedException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new RefusedException(1, "it is no JSON object");
    }
    T value = reader.read(json);
    if (json.nextToken() != null) {
      throw new RefusedException(line(json), "there is more after the JSON object");
    }
    return value;
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deeply, or has too long a name, number or string";
    }
    String message = e.getOriginalMessage();
    int marker = message.indexOf(" (start marker at");
    String fault = marker < 0 ? message : message.substring(0, marker);
    return "it is no valid JSON: " + UNSEEN.matcher(fault).replaceAll("?");
  }

  /** A fault of syntax knows its line; a bound that was passed does not. */
  private static int line(JsonProcessingException e, JsonParser json) {
    return e.getLocation() == null
        ? json.currentLocation().getLineNr()
        : e.getLocation().getLineNr();
  }

  /** The line that the parser stands on. */
  public static int line(JsonParser json) {
    return json.currentTokenLocation().getLineNr();
  }

  /** The text of a string value; null for another value, which is skipped. */
  public static @Nullable String text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }
}
