package io.trailhound.enrichment.identity.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the AWS command line prints for {@code organizations list-accounts} and {@code
 * identitystore list-users}, {@code list-groups} and {@code list-group-memberships}, and our own
 * {@code OrganizationalUnits}; one file may hold several of them. Source: AWS Organizations and
 * Identity Store API references. Members that are not used are passed over.
 */
final class JsonDirectory {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** The members that are kept of an element, which may have any number of others. */
  private static final Set<String> USED =
      Set.of(
          "Id",
          "Name",
          "Email",
          "State",
          "Status",
          "UserId",
          "UserName",
          "DisplayName",
          "Name.Formatted",
          "Emails.Value",
          "Timezone",
          "GroupId",
          "MemberId.UserId");

  private final JsonParser json;
  private final DirectoryBuilder into;

  private JsonDirectory(JsonParser json, DirectoryBuilder into) {
    this.json = json;
    this.into = into;
  }

  /** Reads from the start of the object to its end. */
  static void read(JsonParser json, DirectoryBuilder into) throws IOException, RefusedException {
    new JsonDirectory(json, into).file();
  }

  private void file() throws IOException, RefusedException {
    boolean any = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      boolean known = true;
      switch (name) {
        case "Accounts" -> each(name, this::account);
        case "OrganizationalUnits" -> new UnitReader(json, into).read("");
        case "Users" -> each(name, this::user);
        case "Groups" -> each(name, this::group);
        case "GroupMemberships" -> each(name, this::membership);
        default -> {
          known = false;
          json.skipChildren();
        }
      }
      any |= known;
    }
    if (!any) {
      throw new RefusedException(
          "it has none of Accounts, OrganizationalUnits, Users, Groups, GroupMemberships");
    }
  }

  /** Takes the texts of one element, by their names with dots. */
  @FunctionalInterface
  private interface Element {
    void take(Map<String, String> texts, int line) throws RefusedException;
  }

  private void each(String name, Element element) throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(JsonFiles.line(json), name + " is no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int line = JsonFiles.line(json);
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(line, "an element of " + name + " is no object");
      }
      Map<String, String> texts = new HashMap<>();
      texts("", texts);
      element.take(texts, line);
    }
  }

  /** Of several elements of a list the first text of a name is kept. */
  private void texts(String prefix, Map<String, String> into) throws IOException, RefusedException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        texts(name + ".", into);
      } else if (token == JsonToken.START_ARRAY) {
        list(name, into);
      } else if (token == JsonToken.VALUE_STRING && USED.contains(name)) {
        String text = Texts.bounded(json.getText(), JsonFiles.line(json));
        if (!text.isEmpty()) {
          into.putIfAbsent(name, text);
        }
      }
    }
  }

  private void list(String name, Map<String, String> into) throws IOException, RefusedException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        texts(name + ".", into);
      } else {
        json.skipChildren();
      }
    }
  }

  private void account(Map<String, String> texts, int line) throws RefusedException {
    String id = need(texts, "Id", "an account", line);
    if (!ACCOUNT.matcher(id).matches()) {
      throw new RefusedException(line, "it is no account id: " + Texts.shown(id));
    }
    // AWS announced that State takes the place of Status in September 2026.
    @Nullable String status = texts.getOrDefault("State", texts.get("Status"));
    into.account(new AccountFacts(id, texts.get("Name"), texts.get("Email"), status, null), line);
  }

  private void user(Map<String, String> texts, int line) throws RefusedException {
    String id = need(texts, "UserId", "a user", line);
    String userName = need(texts, "UserName", "a user", line);
    @Nullable String name = texts.getOrDefault("DisplayName", texts.get("Name.Formatted"));
    IdentityFacts facts =
        new IdentityFacts(
            name == null ? userName : name,
            texts.get("Emails.Value"),
            null,
            null,
            null,
            null,
            texts.get("Timezone"),
            null,
            null,
            null,
            null,
            List.of());
    into.user(id, userName, facts, line);
  }

  private void group(Map<String, String> texts, int line) throws RefusedException {
    String id = need(texts, "GroupId", "a group", line);
    into.group(id, texts.getOrDefault("DisplayName", id), line);
  }

  private void membership(Map<String, String> texts, int line) throws RefusedException {
    String group = need(texts, "GroupId", "a membership", line);
    into.membership(group, need(texts, "MemberId.UserId", "a membership", line), line);
  }

  private static String need(Map<String, String> texts, String name, String of, int line)
      throws RefusedException {
    String text = texts.get(name);
    if (text == null) {
      throw new RefusedException(line, of + " has no " + name);
    }
    return text;
  }
}
