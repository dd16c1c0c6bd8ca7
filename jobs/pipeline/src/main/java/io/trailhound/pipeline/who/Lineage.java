package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.Hop;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.Sessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One way by which sessions of the subject came to be: the same first actor and the same roles.
 *
 * @param chain the chain of the youngest session
 * @param sessions how many sessions came this way
 * @param calls how many calls they made
 * @param time when the youngest made its first call or was issued, in milliseconds since 1970
 */
record Lineage(Chain chain, long sessions, long calls, long time) {

  /**
   * The ways of the sessions that made calls, and of those of which only the issue was seen; those
   * with most calls first.
   *
   * @param ofSubject whether an issued session is one of the subject
   */
  static List<Lineage> of(SeenSessions seen, Sessions issued, Predicate<Issue> ofSubject) {
    Map<String, Lineage> ways = new TreeMap<>();
    Set<String> calling = new HashSet<>();
    for (SeenSessions.Session session : seen.all()) {
      Chain chain = issued.resolve(session.principal(), session.ref(), session.time());
      Lineage one = new Lineage(chain, 1, session.seen().count(), session.time());
      ways.merge(way(chain), one, Lineage::and);
      calling.add(lastEvent(chain));
    }
    for (Issue issue : issued.issues()) {
      Chain chain = ofSubject.test(issue) ? issued.chain(issue.id()).orElse(null) : null;
      if (chain != null && !calling.contains(lastEvent(chain))) {
        ways.merge(way(chain), new Lineage(chain, 1, 0, issue.time()), Lineage::and);
      }
    }
    return sorted(ways);
  }

  private static String lastEvent(Chain chain) {
    List<Hop> hops = chain.hops();
    return hops.isEmpty() ? "" : hops.get(hops.size() - 1).eventId();
  }

  private static List<Lineage> sorted(Map<String, Lineage> ways) {
    List<Lineage> sorted = new ArrayList<>(ways.values());
    sorted.sort(Comparator.comparingLong((Lineage way) -> -way.calls)); // stable: then by way
    return List.copyOf(sorted);
  }

  private Lineage and(Lineage other) {
    Lineage younger = other.time > time ? other : this;
    return new Lineage(younger.chain, sessions + other.sessions, calls + other.calls, younger.time);
  }

  /** The origin and the roles: the names of sessions in between differ from one to the next. */
  private static String way(Chain chain) {
    StringBuilder way = new StringBuilder();
    way.append(chain.state()).append('\n').append(chain.origin().key());
    for (Hop hop : chain.hops()) {
      way.append('\n').append(hop.kind()).append(' ').append(hop.role());
    }
    return way.toString();
  }
}
