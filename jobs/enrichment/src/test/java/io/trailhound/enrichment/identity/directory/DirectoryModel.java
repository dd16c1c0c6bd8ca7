package io.trailhound.enrichment.identity.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a directory must know, the slow and obvious way: for each fact it goes through all rows, and
 * the first that says something counts.
 */
final class DirectoryModel {
  /** One statement of a file. */
  sealed interface Row {
    /** A line of a list of owners; the facts by their columns. */
    record Owner(String principal, Map<String, String> facts) implements Row {}

    /** An account of an organization; the facts by their names. */
    record Account(String id, Map<String, String> facts) implements Row {}

    /** An account that is in a unit. */
    record InUnit(String account, String path) implements Row {}

    /** A user of Identity Center. */
    record User(String id, String userName, Map<String, String> facts) implements Row {}

    /** A group of Identity Center. */
    record Group(String id, String name) implements Row {}

    /** A user in a group. */
    record Membership(String group, String user) implements Row {}
  }

  private final List<Row> rows;

  /** Of the rows of all files, in their order. */
  DirectoryModel(List<Row> rows) {
    this.rows = rows;
  }

  private <T extends Row> List<T> all(Class<T> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The facts of each account, by its id. */
  Map<String, Map<String, String>> accounts() {
    Map<String, Map<String, String>> accounts = new TreeMap<>();
    for (Row row : rows) {
      if (row instanceof Row.Account account) {
        add(accounts, account.id(), account.facts());
      } else if (row instanceof Row.InUnit in) {
        add(accounts, in.account(), Map.of("unit", in.path()));
      } else if (row instanceof Row.Owner owner && owner.principal().matches("\\d{12}")) {
        Map<String, String> facts = new TreeMap<>(owner.facts());
        facts.keySet().retainAll(List.of("name", "email"));
        add(accounts, owner.principal(), facts);
      }
    }
    return accounts;
  }

  /** The facts of each identity, by its key; {@code groups} is the text of the sorted list. */
  Map<String, Map<String, String>> identities() {
    Map<String, Map<String, String>> identities = new TreeMap<>();
    for (Row.Owner owner : all(Row.Owner.class)) {
      add(identities, owner.principal(), owner.facts());
    }
    Map<String, Row.User> users = new TreeMap<>();
    all(Row.User.class).forEach(user -> users.putIfAbsent(user.id(), user));
    Map<String, TreeSet<String>> groups = new TreeMap<>();
    for (Row.User user : users.values()) {
      for (String key : new TreeSet<>(List.of(user.id(), user.userName()))) {
        add(identities, key, user.facts());
        groups.computeIfAbsent(key, any -> new TreeSet<>()).addAll(groupsOf(user.id()));
      }
    }
    groups.forEach((key, names) -> add(identities, key, Map.of("groups", names.toString())));
    return identities;
  }

  private List<String> groupsOf(String user) {
    List<String> names = new ArrayList<>();
    for (Row.Membership membership : all(Row.Membership.class)) {
      if (membership.user().equals(user)) {
        names.add(
            all(Row.Group.class).stream()
                .filter(group -> group.id().equals(membership.group()))
                .map(Row.Group::name)
                .findFirst()
                .orElse(membership.group()));
      }
    }
    return names;
  }

  private static void add(
      Map<String, Map<String, String>> all, String key, Map<String, String> facts) {
    Map<String, String> known = all.computeIfAbsent(key, any -> new TreeMap<>());
    facts.forEach(known::putIfAbsent);
  }
}
