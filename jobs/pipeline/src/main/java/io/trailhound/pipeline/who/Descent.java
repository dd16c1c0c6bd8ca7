package io.trailhound.pipeline.who;

import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.chain.Hop;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.Sessions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sessions that the subject took, those taken from them, and so on; and whose calls are whose.
 */
final class Descent {
  private static final int REMEMBERED = 100_000;

  private final Sessions sessions;
  private final Taken taken = Taken.nothing();
  private final Map<String, Taken> byIssue = new HashMap<>();
  private final Recent<String, Optional<Taken>> byKey = new Recent<>(REMEMBERED);

  /**
   * Follows what was issued.
   *
   * @param bySubject whether the call that issued a session is one of the subject
   */
  Descent(Sessions sessions, Predicate<Issue> bySubject) {
    this.sessions = sessions;
    Set<String> roots = new HashSet<>();
    for (Issue issue : sessions.issues()) {
      if (bySubject.test(issue)) {
        roots.add(issue.eventId());
      }
    }
    roots.remove("");
    if (!roots.isEmpty()) {
      for (Issue issue : sessions.issues()) {
        sessions.chain(issue.id()).ifPresent(chain -> take(chain.hops(), roots));
      }
    }
  }

  private void take(List<Hop> hops, Set<String> roots) {
    for (int i = 0; i < hops.size(); i++) {
      if (roots.contains(hops.get(i).eventId())) {
        Hop last = hops.get(hops.size() - 1);
        byIssue.put(last.eventId(), taken.add(hops.subList(i, hops.size())));
        return;
      }
    }
  }

  /** Whether the subject took no sessions. */
  boolean isEmpty() {
    return byIssue.isEmpty();
  }

  /** What was taken. */
  Taken taken() {
    return taken;
  }

  /** The sessions among which that of a call is, if the subject took it. */
  Optional<Taken> of(Call call) {
    Principal principal = call.principal();
    if (principal == null || principal.credential() == Credential.LONG_LIVED || isEmpty()) {
      return Optional.empty();
    }
    String key = call.session().keyId();
    return key.isEmpty()
        ? find(call, principal)
        : byKey.computeIfAbsent(key, unknown -> find(call, principal));
  }

  private Optional<Taken> find(Call call, Principal principal) {
    List<Hop> hops = sessions.resolve(principal, call.session(), call.time()).hops();
    return hops.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byIssue.get(hops.get(hops.size() - 1).eventId()));
  }
}
