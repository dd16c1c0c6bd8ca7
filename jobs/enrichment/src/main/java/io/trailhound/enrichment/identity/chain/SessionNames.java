package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions by unique id and ARN, for records whose key is not the issued one. With a creation
 * date, the session must have been issued in that second, give or take {@value #TOLERANCE} ms.
 * Without key and date, it must have been alive at the call. If the sessions that fit were not made
 * by one caller, none is taken: a name is chosen by who takes the role and may be used twice.
 */
final class SessionNames {
  static final long TOLERANCE = 1_000;

  /** The session to take of several by one caller: the best known, the youngest. */
  private static final Comparator<Issue> BEST =
      Comparator.comparingInt(Issue::callerRank)
          .thenComparingLong(Issue::time)
          .thenComparing(Issue::id);

  private static final NavigableMap<String, Issue> NONE = Collections.emptyNavigableMap();

  /** The issues of a name by their ids. */
  private final Map<String, NavigableMap<String, Issue>> issues = new HashMap<>();

  void add(Issue issue) {
    for (String name : names(issue)) {
      issues.computeIfAbsent(name, key -> new TreeMap<>()).put(issue.id(), issue);
    }
  }

  void remove(Issue issue) {
    for (String name : names(issue)) {
      NavigableMap<String, Issue> left = issues.get(name);
      if (left != null && left.remove(issue.id()) != null && left.isEmpty()) {
        issues.remove(name);
      }
    }
  }

  /** The session that is meant, or null if there is none or no single one. */
  @Nullable Issue find(SessionRef ref, long time) {
    List<Issue> found = candidates(ref, time);
    if (found.isEmpty()) {
      return null;
    }
    Issue best = found.stream().max(BEST).orElseThrow();
    return found.stream().allMatch(other -> isOneCaller(best, other)) ? best : null;
  }

  /** The sessions that may be meant, in no order that matters. */
  List<Issue> candidates(SessionRef ref, long time) {
    if (!isSought(ref)) {
      return List.of();
    }
    List<Issue> found = new ArrayList<>();
    NavigableMap<String, Issue> byId = issues.getOrDefault(ref.principalId(), NONE);
    for (Issue issue : byId.values()) {
      if (isNamed(ref, time, issue)) {
        found.add(issue);
      }
    }
    for (Issue issue : issues.getOrDefault(ref.arn(), NONE).values()) {
      if (isNamed(ref, time, issue) && !byId.containsKey(issue.id())) {
        found.add(issue);
      }
    }
    return found;
  }

  /** Whether a reference may mean an issue, by key or by name. */
  static boolean mayMean(SessionRef ref, long time, Issue issue) {
    return ref.keyId().equals(issue.id()) || (isSought(ref) && isNamed(ref, time, issue));
  }

  /** Whether an issue has the time that a reference tells, or else was there before the call. */
  static boolean isInTime(SessionRef ref, long time, Issue issue) {
    return ref.created() > 0
        ? Math.abs(issue.time() - ref.created()) <= TOLERANCE
        : issue.time() <= time + TOLERANCE;
  }

  private static boolean isSought(SessionRef ref) {
    return !ref.keyId().startsWith("AKIA") && (ref.keyId().isEmpty() || ref.created() > 0);
  }

  private static boolean isNamed(SessionRef ref, long time, Issue issue) {
    if (!issue.kind().isNamed() || time > issue.end()) {
      return false;
    }
    if (!isInTime(ref, time, issue)) {
      return false;
    }
    // A role that was deleted and made again has the same ARN and another id.
    boolean byArn = ref.principalId().isEmpty() || issue.sessionId().isEmpty();
    return byArn
        ? ref.arn().equals(issue.session().key())
        : ref.principalId().equals(issue.sessionId());
  }

  /** One caller, or an account in which that caller is. */
  private static boolean isOneCaller(Issue a, Issue b) {
    Principal first = a.caller();
    Principal second = b.caller();
    if (first.key().equals(second.key())) {
      return true;
    }
    return (first.form() == Form.AWS_ACCOUNT || second.form() == Form.AWS_ACCOUNT)
        && first.account() != null
        && Objects.equals(first.account(), second.account())
        && first.form() != second.form();
  }

  private static Set<String> names(Issue issue) {
    if (!issue.kind().isNamed()) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>(Set.of(issue.session().key()));
    if (!issue.sessionId().isEmpty()) {
      names.add(issue.sessionId());
    }
    return names;
  }
}
