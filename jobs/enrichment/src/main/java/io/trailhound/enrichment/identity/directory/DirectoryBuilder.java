package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the facts of several files. What an earlier file says of an identity or account stands;
 * later ones add to it. Memberships are tied when all files are read, so their order is free.
 */
final class DirectoryBuilder {
  /** The most identities and accounts together, and the most memberships. */
  static final int MOST = 1_000_000;

  private final Map<String, IdentityFacts> identities = new HashMap<>();
  private final Map<String, AccountFacts> accounts = new HashMap<>();
  private final Map<String, User> users = new TreeMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final Map<String, List<String>> memberships = new TreeMap<>();
  private int members;

  private record User(String userName, IdentityFacts facts) {}

  void identity(String key, IdentityFacts facts, int line) throws RefusedException {
    identities.merge(key, facts, IdentityFacts::or);
    bound(line);
  }

  void account(AccountFacts facts, int line) throws RefusedException {
    accounts.merge(facts.id(), facts, AccountFacts::or);
    bound(line);
  }

  /** A user of Identity Center. */
  void user(String id, String userName, IdentityFacts facts, int line) throws RefusedException {
    users.putIfAbsent(id, new User(userName, facts));
    bound(line);
  }

  /** A group of Identity Center. */
  void group(String id, String name, int line) throws RefusedException {
    groups.putIfAbsent(id, name);
    bound(line);
  }

  void membership(String group, String user, int line) throws RefusedException {
    memberships.computeIfAbsent(user, key -> new ArrayList<>()).add(group);
    members++;
    bound(line);
  }

  Directory build() {
    users.forEach(
        (id, user) -> {
          List<String> names = new ArrayList<>();
          for (String group : memberships.getOrDefault(id, List.of())) {
            names.add(groups.getOrDefault(group, group));
          }
          IdentityFacts facts = user.facts().or(groupsOnly(names));
          identities.merge(id, facts, IdentityFacts::or);
          identities.merge(user.userName(), facts, IdentityFacts::or);
        });
    return new Directory(identities, accounts);
  }

  private static IdentityFacts groupsOnly(List<String> names) {
    return new IdentityFacts(
        null, null, null, null, null, null, null, null, null, null, null, names);
  }

  private void bound(int line) throws RefusedException {
    long size = (long) identities.size() + accounts.size() + users.size() + groups.size();
    if (size > MOST || members > MOST) {
      throw new RefusedException(line, "there are more than " + MOST + " entries");
    }
  }

  /** The text, or null if it is empty. */
  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
