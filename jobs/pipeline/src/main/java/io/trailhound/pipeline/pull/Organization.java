package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;

/**
 * Writes {@code {"Accounts": [...], "OrganizationalUnits": [...]}}: the accounts, and the tree of
 * units with the ids of the accounts that are in each.
 */
final class Organization {
  /** AWS allows five levels. */
  private static final int DEEPEST = 20;

  private final OrganizationsClient client;
  private final Pages pages;
  private final JsonGenerator json;
  private long accounts;
  private long units;

  private Organization(OrganizationsClient client, Pages pages, JsonGenerator json) {
    this.client = client;
    this.pages = pages;
    this.json = json;
  }

  /** Writes the object; gives the numbers of accounts and units. */
  static Map<String, Long> write(OrganizationsClient client, Pages pages, JsonGenerator json)
      throws IOException, NotPulledException {
    Organization organization = new Organization(client, pages, json);
    organization.write();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("accounts", organization.accounts);
    counts.put("units", organization.units);
    return counts;
  }

  private void write() throws IOException, NotPulledException {
    json.writeStartObject();
    json.writeArrayFieldStart("Accounts");
    pages.each(
        "organizations:ListAccounts",
        "",
        this::accounts,
        account -> {
          json.writeTree(account);
          accounts++;
        });
    json.writeEndArray();
    List<String> roots = new ArrayList<>();
    pages.each(
        "organizations:ListRoots", "", this::roots, root -> roots.add(root.path("Id").asText()));
    json.writeArrayFieldStart("OrganizationalUnits");
    for (String root : roots) {
      units(root, 1);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void units(String parent, int depth) throws IOException, NotPulledException {
    if (depth > DEEPEST) {
      throw new NotPulledException("there are more than " + DEEPEST + " levels of units");
    }
    List<ObjectNode> children = new ArrayList<>();
    pages.each(
        "organizations:ListOrganizationalUnitsForParent",
        parent,
        token -> units(parent, token),
        children::add);
    for (ObjectNode unit : children) {
      String id = unit.path("Id").asText();
      units++;
      json.writeStartObject();
      json.writeStringField("Id", id);
      json.writeStringField("Name", unit.path("Name").asText());
      json.writeArrayFieldStart("Accounts");
      pages.each(
          "organizations:ListAccountsForParent",
          id,
          token -> accounts(id, token),
          account -> json.writeString(account.path("Id").asText()));
      json.writeEndArray();
      json.writeArrayFieldStart("OrganizationalUnits");
      units(id, depth + 1);
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private Page accounts(@Nullable String token) {
    var answer = client.listAccounts(request -> request.nextToken(token));
    return new Page(
        answer.accounts().stream().map(Organization::account).toList(), answer.nextToken());
  }

  private Page roots(@Nullable String token) {
    var answer = client.listRoots(request -> request.nextToken(token));
    return new Page(
        answer.roots().stream().map(root -> node().put("Id", root.id())).toList(),
        answer.nextToken());
  }

  private Page units(String parent, @Nullable String token) {
    var answer =
        client.listOrganizationalUnitsForParent(
            request -> request.parentId(parent).nextToken(token));
    return new Page(
        answer.organizationalUnits().stream()
            .map(unit -> node().put("Id", unit.id()).put("Name", unit.name()))
            .toList(),
        answer.nextToken());
  }

  private Page accounts(String unit, @Nullable String token) {
    var answer = client.listAccountsForParent(request -> request.parentId(unit).nextToken(token));
    return new Page(
        answer.accounts().stream().map(account -> node().put("Id", account.id())).toList(),
        answer.nextToken());
  }

  private static ObjectNode account(Account account) {
    ObjectNode node = node().put("Id", account.id());
    node.put("Name", account.name());
    node.put("Email", account.email());
    // AWS has said that State takes the place of Status.
    node.put("Status", account.statusAsString());
    node.put("State", account.stateAsString());
    return node;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
