package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers the facts of several files. What an earlier file says of an identity or account stands;
 * later ones add to it. People of Identity Center and their memberships are tied when all files are
 * read, so their order is free, and what other files say of them stands.
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
    Map<String, Set<String>> groupsOf = new HashMap<>();
    users.forEach(
        (id, user) -> {
          identities.merge(id, user.facts(), IdentityFacts::or);
          identities.merge(user.userName(), user.facts(), IdentityFacts::or);
          for (String group : memberships.getOrDefault(id, List.of())) {
            String name = groups.getOrDefault(group, group);
            groupsOf.computeIfAbsent(id, key -> new HashSet<>()).add(name);
            groupsOf.computeIfAbsent(user.userName(), key -> new HashSet<>()).add(name);
          }
        });
    // Once for each identity: lists that grow with each of many users of one name take long.
    groupsOf.forEach((key, names) -> identities.merge(key, groupsOnly(names), IdentityFacts::or));
    return new Directory(identities, accounts);
  }

  private static IdentityFacts groupsOnly(Set<String> names) {
    return new IdentityFacts(
        null, null, null, null, null, null, null, null, null, null, null, List.copyOf(names));
  }

  private void bound(int line) throws RefusedException {
    long size = (long) identities.size() + accounts.size() + users.size() + groups.size();
    if (size > MOST || members > MOST) {
      throw new RefusedException(line, "there are more than " + MOST + " entries");
    }
  }
}
