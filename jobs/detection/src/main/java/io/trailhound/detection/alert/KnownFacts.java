package io.trailhound.detection.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind an event's record, by their dotted paths: what is known of its source, its
 * caller and the chain of roles behind it. They have the names that alerts have.
 */
final class KnownFacts {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String IDENTITY = "trailhound.identity.";

  private final Map<String, Object> byPath = new LinkedHashMap<>();

  private KnownFacts() {}

  /** Reads the facts of an event; none when it has none. */
  static KnownFacts of(Event event) {
    KnownFacts facts = new KnownFacts();
    int from = event.offset() + event.length();
    int length = event.extent() - event.length();
    if (length == 0) {
      return facts;
    }
    try (JsonParser parser = JSON.createParser(event.buffer(), from, length)) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        facts.members("", parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("facts that are not JSON", e);
    }
    return facts;
  }

  /** Flattens objects into paths; lists stay as they are. */
  private void members(String prefix, JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members(path + ".", parser);
      } else {
        byPath.put(path, value(parser));
      }
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser));
        }
        yield map;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Document.JsonNumber(parser.getText());
      default -> parser.getText();
    };
  }

  /** Puts all of them. */
  void putInto(Document document) {
    byPath.forEach(document::put);
  }

  /** A fact as text, or null. */
  @Nullable String text(String path) {
    Object value = byPath.get(path);
    return value instanceof Document.JsonNumber number
        ? number.text()
        : value instanceof String text ? text : null;
  }

  /**
   * Who stands at the start of the chain, when that is somebody else than the caller: {@code alice
   * (IAMUser in 111122223333)}; null otherwise.
   */
  @Nullable String origin() {
    String key = text(IDENTITY + "origin.key");
    if (key == null || key.equals(text(IDENTITY + "key"))) {
      return null;
    }
    String account = text(IDENTITY + "origin.account");
    String form = text(IDENTITY + "origin.form");
    return text(IDENTITY + "origin.name")
        + " ("
        + form
        + (account == null ? "" : " in " + account)
        + ")";
  }

  /** Whether the chain of roles is known to its beginning, or there is none. */
  boolean isChainWhole() {
    String state = text(IDENTITY + "chain_state");
    return state == null || state.equals("complete");
  }

  /**
   * Where the source is and whose network: {@code Warsaw, PL; AS64500 Example}; empty if unknown.
   */
  String place() {
    StringBuilder place = new StringBuilder();
    add(place, "", text("source.geo.city_name"));
    add(place, ", ", text("source.geo.country_iso_code"));
    String number = text("source.as.number");
    if (number != null) {
      String organization = text("source.as.organization.name");
      add(place, "; ", "AS" + number + (organization == null ? "" : " " + organization));
    }
    String service = text("trailhound.source.aws.service");
    if (service != null) {
      add(place, "; ", "AWS " + service + " " + text("trailhound.source.aws.region"));
    }
    if (byPath.get("source.list") instanceof List<?> lists && !lists.isEmpty()) {
      add(
          place,
          "; ",
          "on list " + String.join(", ", lists.stream().map(String::valueOf).toList()));
    }
    return place.toString();
  }

  private static void add(StringBuilder to, String before, @Nullable String text) {
    if (text != null) {
      to.append(to.isEmpty() ? "" : before).append(text);
    }
  }
}
