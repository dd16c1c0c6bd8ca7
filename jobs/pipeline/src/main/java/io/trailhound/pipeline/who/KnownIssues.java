package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.Sessions;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls that issued sessions, of everybody, since chains go through others. So many at most are
 * kept, and half as many of those that services made, which are the most; those of the subject
 * always.
 */
final class KnownIssues {
  /** The most that are kept; some 3 KB each. */
  static final int MOST = 60_000;

  private final Sessions sessions = new Sessions();
  private final Set<String> subjects = new TreeSet<>();
  private long ofServices;
  private long leftOut;

  /**
   * Takes the issue of a call.
   *
   * @param bySubject whether the call is one of the subject
   * @param ofSubject whether the session is
   */
  void add(Issue issue, boolean bySubject, boolean ofSubject) {
    boolean service = issue.caller().form() == Form.AWS_SERVICE;
    boolean full = sessions.size() >= MOST || (service && ofServices >= MOST / 2);
    if (full && !bySubject && !ofSubject) {
      leftOut++;
      return;
    }
    ofServices += service ? 1 : 0;
    sessions.add(issue);
    if (bySubject) {
      subjects.add(issue.id());
    }
  }

  /** The sessions and their chains. */
  Sessions sessions() {
    return sessions;
  }

  /** Whether a call of the subject issued a session. */
  boolean isBySubject(Issue issue) {
    return subjects.contains(issue.id());
  }

  /** How many were not kept. */
  long leftOut() {
    return leftOut;
  }
}
