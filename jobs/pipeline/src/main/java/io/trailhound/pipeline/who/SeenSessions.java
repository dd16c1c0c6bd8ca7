package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.SessionRef;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;

/** The sessions that made calls, each with the record of it that was made first. */
final class SeenSessions {
  /** One session. */
  static final class Session {
    private final Seen seen = new Seen();
    private Principal principal;
    private SessionRef ref;

    private Session(Principal principal, SessionRef ref) {
      this.principal = principal;
      this.ref = ref;
    }

    private void add(Call call, Principal by) {
      Optional<Seen.Moment> before = seen.first();
      seen.add(call);
      if (!seen.first().equals(before)) {
        principal = by;
        ref = call.session();
      }
    }

    /** Its calls. */
    Seen seen() {
      return seen;
    }

    /** Who called first. */
    Principal principal() {
      return principal;
    }

    /** What that call tells of its session. */
    SessionRef ref() {
      return ref;
    }

    /** When that was; 0 when nothing tells. */
    long time() {
      return seen.first().map(Seen.Moment::time).orElse(0L);
    }
  }

  private final TreeMap<String, Session> sessions = new TreeMap<>();
  private long others;

  void add(Call call, Principal principal) {
    SessionRef ref = call.session();
    String id = ref.keyId().isEmpty() ? principal.key() + '\n' + ref.created() : '\n' + ref.keyId();
    Session session = sessions.get(id);
    if (session == null) {
      if (sessions.size() == Tally.MOST) {
        others++;
        return;
      }
      session = new Session(principal, ref);
      sessions.put(id, session);
    }
    session.add(call, principal);
  }

  /** The sessions, in an order of their own. */
  Collection<Session> all() {
    return Collections.unmodifiableCollection(sessions.values());
  }

  /** How many records were of sessions that are not among them. */
  long others() {
    return others;
  }
}
