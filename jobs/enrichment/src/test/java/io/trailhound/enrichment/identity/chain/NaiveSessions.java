package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link Sessions} must answer, by looking through all issues at every step. */
final class NaiveSessions {
  private final List<Issue> issues = new ArrayList<>();

  /** Takes all issues at once: of the copies of a session the one whose caller is best known. */
  NaiveSessions(List<Issue> all) {
    Set<String> done = new HashSet<>();
    for (Issue one : all) {
      if (!done.add(one.id())) {
        continue;
      }
      Issue best = one;
      for (Issue copy : all) {
        if (copy.id().equals(one.id()) && isFuller(copy, best)) {
          best = copy;
        }
      }
      issues.add(best);
    }
  }

  private static boolean isFuller(Issue copy, Issue than) {
    int by = Integer.compare(rank(copy), rank(than));
    return by > 0
        || (by == 0
            && Arrays.compareUnsigned(IssueCodec.toBytes(copy), IssueCodec.toBytes(than)) > 0);
  }

  private static int rank(Issue issue) {
    boolean account = issue.caller().form() == Form.AWS_ACCOUNT;
    return account ? 0 : issue.callerSession().keyId().isEmpty() ? 1 : 2;
  }

  List<String> ids() {
    return issues.stream().map(Issue::id).sorted().toList();
  }

  Chain chain(String id) {
    Issue start = issues.stream().filter(issue -> issue.id().equals(id)).findFirst().orElseThrow();
    return walk(start.session(), new SessionRef(id, "", "", 0), start.time(), List.of(), Set.of());
  }

  private Chain walk(
      Principal who, SessionRef ref, long time, List<Hop> hops, Set<String> visited) {
    Issue issue = parent(ref, time);
    if (issue == null) {
      boolean user = who.form() == Form.IAM_USER;
      boolean foreignUser = who.form() == Form.AWS_ACCOUNT && ref.principalId().startsWith("AIDA");
      return new Chain(who, hops, user || foreignUser ? Chain.State.COMPLETE : Chain.State.BROKEN);
    }
    if (visited.contains(issue.id())) {
      return new Chain(who, hops, Chain.State.CYCLE);
    }
    if (hops.size() == Chain.MOST_HOPS) {
      return new Chain(who, hops, Chain.State.TOO_LONG);
    }
    Set<String> more = new HashSet<>(visited);
    more.add(issue.id());
    List<Hop> longer = new ArrayList<>(List.of(Hop.of(issue)));
    longer.addAll(hops);
    return walk(issue.caller(), issue.callerSession(), issue.time(), longer, more);
  }

  private @Nullable Issue parent(SessionRef ref, long time) {
    for (Issue issue : issues) {
      if (issue.keyId().equals(ref.keyId()) && time <= issue.end() + 3_600_000) {
        return issue;
      }
    }
    if (ref.keyId().startsWith("AKIA") || (!ref.keyId().isEmpty() && ref.created() == 0)) {
      return null;
    }
    Issue best = null;
    for (Issue issue : issues) {
      if (fits(issue, ref, time) && (best == null || isBetter(issue, best))) {
        best = issue;
      }
    }
    for (Issue issue : issues) {
      if (best != null && fits(issue, ref, time) && !isOneCaller(issue, best)) {
        return null;
      }
    }
    return best;
  }

  private static boolean fits(Issue issue, SessionRef ref, long time) {
    boolean inTime =
        ref.created() == 0
            ? issue.time() <= time + 1_000
            : Math.abs(issue.time() - ref.created()) <= 1_000;
    return inTime && time <= issue.end() && issue.sessionId().equals(ref.principalId());
  }

  private static boolean isBetter(Issue issue, Issue than) {
    if (rank(issue) != rank(than)) {
      return rank(issue) > rank(than);
    }
    if (issue.time() != than.time()) {
      return issue.time() > than.time();
    }
    return issue.id().compareTo(than.id()) > 0;
  }

  private static boolean isOneCaller(Issue a, Issue b) {
    boolean oneSeenFromOutside =
        (a.caller().form() == Form.AWS_ACCOUNT) != (b.caller().form() == Form.AWS_ACCOUNT);
    return a.caller().key().equals(b.caller().key())
        || (oneSeenFromOutside
            && String.valueOf(a.caller().account()).equals(b.caller().account()));
  }
}
