package io.trailhound.enrichment.identity.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.enrichment.identity.directory.DirectoryModel.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes rows, and writes them in one of the many ways that mean the same. */
final class DirectoryWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COLUMNS = List.of("name", "owner", "email", "department");
  private static final String[] TEXTS = {
    "a", "b c", "d,e", "say \"f\"", "g\nh", "\u00FC\uD83D\uDE00", "{", "[1]", "principal", "'"
  };

  private final Random random;
  private final List<Row> rows = new ArrayList<>();

  DirectoryWriter(long seed) {
    this.random = new Random(seed);
  }

  /** The rows of all files so far, in their order. */
  List<Row> rows() {
    return rows;
  }

  /** The next file. */
  String file() {
    return mark() + (random.nextBoolean() ? owners() : json());
  }

  private String mark() {
    return random.nextInt(4) == 0 ? "\uFEFF" : "";
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private String account() {
    return one("111122223333", "444455556666", "777788889999");
  }

  private Map<String, String> facts(List<String> names) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : names) {
      if (random.nextBoolean()) {
        facts.put(name, one(TEXTS));
      }
    }
    return facts;
  }

  private String owners() {
    List<String> header = new ArrayList<>(COLUMNS.subList(0, random.nextInt(COLUMNS.size() + 1)));
    List<String> facts = List.copyOf(header);
    header.add("principal");
    Collections.shuffle(header, random);
    String end = one("\n", "\r\n", "\n\n");
    StringBuilder csv = new StringBuilder();
    header.forEach(
        name -> csv.append(csv.isEmpty() ? "" : ",").append(name.toUpperCase(Locale.ROOT)));
    for (int i = random.nextInt(6); i > 0; i--) {
      Row.Owner owner = new Row.Owner(one("u-1", "u-2", "n-1", "n-2", account()), facts(facts));
      rows.add(owner);
      csv.append(end);
      for (String name : header) {
        String value =
            name.equals("principal") ? owner.principal() : owner.facts().getOrDefault(name, "");
        csv.append(csv.charAt(csv.length() - 1) == '\n' ? "" : ",").append(quoted(value));
      }
    }
    return csv + (random.nextBoolean() ? end : "");
  }

  private String quoted(String value) {
    boolean must = value.matches("(?s).*[,\"\r\n].*") || value.isEmpty();
    return must || random.nextInt(3) == 0 ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  private String json() {
    ObjectNode file = JSON.createObjectNode();
    List<String> members =
        new ArrayList<>(
            List.of("Accounts", "OrganizationalUnits", "Users", "Groups", "GroupMemberships", "X"));
    Collections.shuffle(members, random);
    for (String member : members.subList(0, 2 + random.nextInt(4))) {
      ArrayNode list = file.putArray(member);
      for (int i = random.nextInt(6); i > 0; i--) {
        if (member.equals("OrganizationalUnits")) {
          unit(list, "", 0);
        } else {
          list.add(shuffled(element(member)));
        }
      }
    }
    return random.nextBoolean() ? file.toString() : file.toPrettyString();
  }

  private ObjectNode element(String member) {
    ObjectNode node = JSON.createObjectNode().put("Other", 7).putNull("Nothing");
    node.putObject("More").put("Id", "no").putArray("List").addArray().add("no");
    switch (member) {
      case "Accounts" -> {
        Row.Account account = new Row.Account(account(), facts(List.of("name", "email", "status")));
        rows.add(account);
        node.put("Id", account.id()).put("Name", account.facts().get("name"));
        node.put("Email", account.facts().get("email"));
        node.put(one("Status", "State"), account.facts().get("status"));
      }
      case "Users" -> {
        Map<String, String> facts = facts(List.of("email", "zone"));
        String userName = one("n-1", "n-2", "u-2");
        String name = one("", "", "Name");
        facts.put("name", name.isEmpty() ? userName : name);
        Row.User user = new Row.User(one("u-1", "u-2", "u-3"), userName, facts);
        rows.add(user);
        node.put("UserId", user.id()).put("UserName", userName).put("DisplayName", name);
        node.put("Timezone", facts.get("zone"));
        ArrayNode emails = node.putArray("Emails");
        emails.addObject().put("Value", facts.get("email"));
        emails.addObject().put("Type", "work");
      }
      case "Groups" -> {
        Row.Group group = new Row.Group(one("g-1", "g-2"), one(TEXTS));
        rows.add(group);
        node.put("GroupId", group.id()).put("DisplayName", group.name());
      }
      case "GroupMemberships" -> {
        Row.Membership membership = new Row.Membership(one("g-1", "g-2", "g-3"), one("u-1", "u-2"));
        rows.add(membership);
        node.put("GroupId", membership.group());
        node.putObject("MemberId").put("UserId", membership.user());
      }
      default -> node.put("Id", "of something else");
    }
    return node;
  }

  private void unit(ArrayNode units, String parent, int depth) {
    ObjectNode unit = units.addObject().put("Id", "ou-1");
    String path = parent + "/" + one(TEXTS);
    unit.put("Name", path.substring(parent.length() + 1));
    ArrayNode accounts = unit.putArray("Accounts");
    for (int i = random.nextInt(3); i > 0; i--) {
      Row.InUnit in = new Row.InUnit(account(), path);
      rows.add(in);
      accounts.add(in.account());
    }
    ArrayNode below = unit.putArray("OrganizationalUnits");
    if (depth < 3 && random.nextBoolean()) {
      unit(below, path, depth + 1);
    }
  }

  private ObjectNode shuffled(ObjectNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode copy = JSON.createObjectNode();
    names.forEach(name -> copy.set(name, node.get(name)));
    return copy;
  }
}
