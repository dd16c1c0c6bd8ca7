package io.trailhound.enrichment.identity.chain;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From a session to the issues whose caller it may be. */
final class Callers {
  private final Map<String, Set<String>> ids = new HashMap<>();

  void add(Issue issue) {
    for (String handle : handles(issue.callerSession())) {
      ids.computeIfAbsent(handle, key -> new TreeSet<>()).add(issue.id());
    }
  }

  void remove(Issue issue) {
    for (String handle : handles(issue.callerSession())) {
      Set<String> left = ids.get(handle);
      if (left != null && left.remove(issue.id()) && left.isEmpty()) {
        ids.remove(handle);
      }
    }
  }

  /** The ids of the issues whose caller has a key, id or ARN of this session, sorted. */
  Set<String> of(Issue session) {
    Set<String> found = new TreeSet<>();
    for (String handle : handles(session.ref())) {
      found.addAll(ids.getOrDefault(handle, Set.of()));
    }
    return found;
  }

  private static Set<String> handles(SessionRef ref) {
    Set<String> handles = new TreeSet<>(Set.of(ref.keyId()));
    handles.add(ref.principalId());
    handles.add(ref.arn());
    handles.remove("");
    return handles;
  }
}
