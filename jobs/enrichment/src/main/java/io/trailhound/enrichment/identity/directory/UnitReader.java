package io.trailhound.enrichment.identity.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;

/**
 * Reads the tree of organizational units, a shape of our own, since AWS has no call that gives it
 * at once: {@code [{"Id", "Name", "Accounts": ["111122223333"], "OrganizationalUnits": [...]}]}. A
 * unit's name must come before its children.
 */
final class UnitReader {
  private final JsonParser json;
  private final DirectoryBuilder into;

  UnitReader(JsonParser json, DirectoryBuilder into) {
    this.json = json;
    this.into = into;
  }

  /**
   * Reads a list of units.
   *
   * @param parent the path of the unit that they are in, empty for the root
   */
  void read(String parent) throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(JsonFiles.line(json), "OrganizationalUnits is no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(JsonFiles.line(json), "an organizational unit is no object");
      }
      unit(parent);
    }
  }

  private void unit(String parent) throws IOException, RefusedException {
    int line = JsonFiles.line(json);
    String name = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      switch (member) {
        case "Name" -> {
          String text = JsonFiles.text(json);
          name = text == null ? "" : Texts.bounded(text, line);
        }
        case "Accounts" -> accounts(path(parent, name, line));
        case "OrganizationalUnits" -> read(path(parent, name, line));
        default -> json.skipChildren();
      }
    }
    path(parent, name, line);
  }

  private static String path(String parent, String name, int line) throws RefusedException {
    if (name.isEmpty()) {
      throw new RefusedException(line, "an organizational unit has no Name before its members");
    }
    return parent + "/" + name;
  }

  private void accounts(String unit) throws IOException, RefusedException {
    int line = JsonFiles.line(json);
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(line, "the Accounts of a unit are no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String id = JsonFiles.text(json);
      if (id == null || !id.matches("\\d{12}")) {
        throw new RefusedException(
            JsonFiles.line(json), "an account of a unit is no text of 12 digits");
      }
      into.account(new AccountFacts(id, null, null, null, unit), line);
    }
  }
}
