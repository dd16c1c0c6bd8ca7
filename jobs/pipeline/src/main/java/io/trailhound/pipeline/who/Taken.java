package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.chain.Hop;
import io.trailhound.enrichment.identity.chain.IssueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one role that the subject took, directly or from the sessions above; with those
 * that were taken from them in turn.
 */
final class Taken {
  private static final int MOST_ACTIONS = 1_000;

  private final Map<String, Taken> further = new TreeMap<>();
  private final Seen calls = new Seen();
  private final Tally<Call.Action> actions = new Tally<>(MOST_ACTIONS);
  private final @Nullable IssueKind kind;
  private final String role;
  private long sessions;
  private @Nullable Hop first;
  private @Nullable Hop last;

  private Taken(@Nullable IssueKind kind, String role) {
    this.kind = kind;
    this.role = role;
  }

  /** The top: nothing taken yet. */
  static Taken nothing() {
    return new Taken(null, "");
  }

  /**
   * Takes one session.
   *
   * @param path the hops from the subject to it
   * @return where its calls are to be counted
   */
  Taken add(List<Hop> path) {
    Taken at = this;
    for (Hop hop : path) {
      String key = hop.role() + '\n' + hop.kind();
      at = at.further.computeIfAbsent(key, next -> new Taken(hop.kind(), hop.role()));
    }
    at.count(path.get(path.size() - 1));
    return at;
  }

  private void count(Hop hop) {
    sessions++;
    Comparator<Hop> order = Comparator.comparingLong(Hop::time).thenComparing(Hop::eventId);
    first = first == null || order.compare(hop, first) < 0 ? hop : first;
    last = last == null || order.compare(hop, last) > 0 ? hop : last;
  }

  /** Counts a call by one of the sessions. */
  void add(Call call) {
    calls.add(call);
    actions.add(call.action(), call);
  }

  /** How the sessions were issued; null at the top. */
  @Nullable IssueKind kind() {
    return kind;
  }

  /** The role's ARN; of other sessions the session's. */
  String role() {
    return role;
  }

  /** How many sessions. */
  long sessions() {
    return sessions;
  }

  /** The first time it was taken; null at the top. */
  @Nullable Hop first() {
    return first;
  }

  /** The last time it was taken; null at the top. */
  @Nullable Hop last() {
    return last;
  }

  /** What was called in the sessions. */
  Seen calls() {
    return calls;
  }

  /** The same by action. */
  Tally<Call.Action> actions() {
    return actions;
  }

  /** What was taken from these sessions, by role. */
  List<Taken> further() {
    return new ArrayList<>(further.values());
  }
}
