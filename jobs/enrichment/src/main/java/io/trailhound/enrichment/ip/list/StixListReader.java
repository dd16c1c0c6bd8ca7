package io.trailhound.enrichment.ip.list;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the indicators of a STIX 2.1 bundle: {@code pattern}, {@code valid_from}, {@code
 * valid_until} and {@code name}. Revoked indicators, and patterns that are about more than an
 * address, are left out with a notice; objects of other types are not read.
 */
final class StixListReader {
  private final JsonParser json;
  private final AddressListBuilder entries;

  private StixListReader(JsonParser json, AddressListBuilder entries) {
    this.json = json;
    this.entries = entries;
  }

  static void read(Path file, AddressListBuilder entries) throws IOException, RefusedException {
    JsonFiles.read(file, json -> new StixListReader(json, entries).bundle());
  }

  private AddressListBuilder bundle() throws IOException, RefusedException {
    String type = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("type")) {
        type = String.valueOf(JsonFiles.text(json));
      } else if (name.equals("objects")) {
        objects();
      } else {
        json.skipChildren();
      }
    }
    if (!type.equals("bundle")) {
      throw new RefusedException("it is no STIX bundle: its type is not 'bundle'");
    }
    return entries;
  }

  private void objects() throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(JsonFiles.line(json), "the objects of the bundle are no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(JsonFiles.line(json), "an object of the bundle is no object");
      }
      int line = JsonFiles.line(json);
      Map<String, String> object = object();
      if ("indicator".equals(object.get("type"))) {
        indicator(object, line);
      }
    }
  }

  /** The texts and truth values of an object, by name. */
  private Map<String, String> object() throws IOException {
    Map<String, String> object = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING || value.isBoolean()) {
        object.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return object;
  }

  private void indicator(Map<String, String> object, int line) throws RefusedException {
    String pattern = object.get("pattern");
    if (pattern == null) {
      throw new RefusedException(line, "an indicator has no pattern");
    }
    if ("true".equals(object.get("revoked"))) {
      entries.remark(line, "revoked indicators, which are left out");
      return;
    }
    Optional<List<String>> addresses =
        object.getOrDefault("pattern_type", "stix").equals("stix")
            ? StixPattern.addresses(pattern)
            : Optional.empty();
    if (addresses.isEmpty()) {
      entries.remark(line, "indicators about more than an address, which are left out");
      return;
    }
    String from = object.get("valid_from");
    String until = object.get("valid_until");
    EntryTerms terms =
        new EntryTerms(
            from == null ? Long.MIN_VALUE : Instants.parse(from, line),
            until == null ? Long.MAX_VALUE : Instants.parse(until, line),
            object.get("name"),
            List.of());
    if (terms.validUntil() <= terms.validFrom()) {
      throw new RefusedException(line, "an indicator ends before it begins: valid_until " + until);
    }
    for (String address : addresses.get()) {
      entries.add(line, address, terms);
    }
  }
}
