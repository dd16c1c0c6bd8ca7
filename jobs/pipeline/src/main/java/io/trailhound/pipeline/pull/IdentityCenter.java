package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.identitystore.model.Email;
import software.amazon.awssdk.services.identitystore.model.User;

/**
 * Writes {@code {"Users": [...], "Groups": [...], "GroupMemberships": [...]}} of the instances of
 * Identity Center that the account sees in the region: most have one.
 */
final class IdentityCenter {
  private static final int PAGE = 100;

  private final Clients clients;
  private final Pages pages;
  private final JsonGenerator json;

  private record Group(String store, String id) {}

  private IdentityCenter(Clients clients, Pages pages, JsonGenerator json) {
    this.clients = clients;
    this.pages = pages;
    this.json = json;
  }

  /** Writes the object; gives the numbers of users, groups and memberships. */
  static Map<String, Long> write(Clients clients, Pages pages, JsonGenerator json)
      throws IOException, NotPulledException {
    return new IdentityCenter(clients, pages, json).write();
  }

  private Map<String, Long> write() throws IOException, NotPulledException {
    List<String> stores = new ArrayList<>();
    pages.each(
        "sso:ListInstances",
        "",
        this::instances,
        instance -> stores.add(instance.path("IdentityStoreId").asText()));
    if (stores.isEmpty()) {
      throw new NotPulledException(
          "there is no instance of Identity Center in "
              + clients.region()
              + " for this account; --aws-region names its region");
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    List<Group> groups = new ArrayList<>();
    json.writeStartObject();
    json.writeArrayFieldStart("Users");
    for (String store : stores) {
      pages.each(
          "identitystore:ListUsers",
          store,
          token -> users(store, token),
          user -> {
            json.writeTree(user);
            counts.merge("users", 1L, Long::sum);
          });
    }
    json.writeEndArray();
    json.writeArrayFieldStart("Groups");
    for (String store : stores) {
      pages.each(
          "identitystore:ListGroups",
          store,
          token -> groups(store, token),
          group -> {
            json.writeTree(group);
            groups.add(new Group(store, group.path("GroupId").asText()));
            counts.merge("groups", 1L, Long::sum);
          });
    }
    json.writeEndArray();
    json.writeArrayFieldStart("GroupMemberships");
    for (Group group : groups) {
      pages.each(
          "identitystore:ListGroupMemberships",
          group.id(),
          token -> memberships(group, token),
          membership -> {
            json.writeTree(membership);
            counts.merge("memberships", 1L, Long::sum);
          });
    }
    json.writeEndArray();
    json.writeEndObject();
    return counts;
  }

  private Page instances(@Nullable String token) {
    var answer = clients.ssoAdmin().listInstances(request -> request.nextToken(token));
    return new Page(
        answer.instances().stream()
            .map(instance -> node().put("IdentityStoreId", instance.identityStoreId()))
            .toList(),
        answer.nextToken());
  }

  private Page users(String store, @Nullable String token) {
    var answer =
        clients
            .identityStore()
            .listUsers(request -> request.identityStoreId(store).maxResults(PAGE).nextToken(token));
    return new Page(answer.users().stream().map(IdentityCenter::user).toList(), answer.nextToken());
  }

  private Page groups(String store, @Nullable String token) {
    var answer =
        clients
            .identityStore()
            .listGroups(
                request -> request.identityStoreId(store).maxResults(PAGE).nextToken(token));
    return new Page(
        answer.groups().stream()
            .map(
                group ->
                    node().put("GroupId", group.groupId()).put("DisplayName", group.displayName()))
            .toList(),
        answer.nextToken());
  }

  private Page memberships(Group group, @Nullable String token) {
    var answer =
        clients
            .identityStore()
            .listGroupMemberships(
                request ->
                    request
                        .identityStoreId(group.store())
                        .groupId(group.id())
                        .maxResults(PAGE)
                        .nextToken(token));
    return new Page(
        answer.groupMemberships().stream()
            .map(
                membership -> {
                  ObjectNode node = node().put("GroupId", group.id());
                  node.putObject("MemberId").put("UserId", membership.memberId().userId());
                  return node;
                })
            .toList(),
        answer.nextToken());
  }

  private static ObjectNode user(User user) {
    ObjectNode node = node().put("UserName", user.userName()).put("UserId", user.userId());
    node.put("DisplayName", user.displayName());
    if (user.name() != null) {
      node.putObject("Name").put("Formatted", user.name().formatted());
    }
    var emails = node.putArray("Emails");
    // The reader takes the first.
    user.emails().stream()
        .sorted(Comparator.comparing((Email email) -> !Boolean.TRUE.equals(email.primary())))
        .forEach(email -> emails.addObject().put("Value", email.value()));
    node.put("Timezone", user.timezone());
    return node;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
