package io.trailhound.pipeline.who;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what records tell of a subject. Takes all of them once, in any order; then, when {@link
 * #wantsAll} says so, all of them again, for what can be known only then: who else is on the
 * subject's addresses, and what was done in the sessions that it took.
 *
 * <p>Memory does not grow with the records: of each kind of value so many are told apart, and what
 * that cost is counted.
 */
public final class Investigation {
  private static final int MOST_NAMES = 10_000;

  private final Subject subject;
  private final long from;
  private final long to;
  private final CallReader calls;
  private final AlertIndex alerts;
  private final Directory directory;
  private final Reading reading = new Reading();
  private final KnownIssues issues = new KnownIssues();
  private final Sightings sightings;
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, Call> keysMade = new HashMap<>();
  private final Set<String> userIds = new HashSet<>();
  private final Deeds deeds = new Deeds();
  private Descent descent = new Descent(issues.sessions(), issue -> false);
  private Copies copies = new Copies();
  private Neighbours neighbours = Neighbours.none();

  /**
   * Begins.
   *
   * @param plan made by {@link #plan}
   * @param from calls before this time do not count, in milliseconds since 1970; sessions that were
   *     issued before do
   * @param to nor do calls from this time on
   * @param known what is known of addresses, identities and accounts beyond the records
   * @param alerts the alerts that may be about the subject
   */
  public Investigation(
      Subject subject, FieldPlan plan, long from, long to, Knowledge known, AlertIndex alerts) {
    this.subject = subject;
    this.from = from;
    this.to = to;
    this.calls = new CallReader(plan);
    this.sightings = Sightings.none(known.ip());
    this.directory = known.directory();
    this.alerts = alerts;
  }

  /** The fields that records must carry. */
  public static FieldPlan plan() {
    return CallReader.plan();
  }

  /** Takes the next outcome of the first pass. */
  public void first(Outcome outcome) {
    reading.add(outcome);
    if (!(outcome instanceof Event event)) {
      return;
    }
    Call call = calls.read(event);
    boolean matches = subject.matches(call);
    boolean counts = matches && isWithin(call);
    if (call.issue() != null) {
      issues.add(call.issue(), counts, isIssued(call.issue()));
    }
    learn(call, counts);
    boolean deed =
        !matches
            && isWithin(call)
            && subject instanceof Subject.OfIdentity identity
            && identity.isTarget(call);
    if ((counts || deed) && !copies.isCopy(event)) {
      if (deed) {
        deeds.add(call);
      } else {
        sightings.add(call);
        alerts.subject(call);
      }
    }
  }

  private boolean isIssued(Issue issue) {
    return subject instanceof Subject.OfIdentity identity && identity.matches(issue);
  }

  /** Who made a key, and the names of users, who are known in other accounts by unique id alone. */
  private void learn(Call call, boolean bySubject) {
    if (call.madeKey() != null && keysMade.size() < MOST_NAMES) {
      keysMade.putIfAbsent(call.madeKey().keyId(), call);
    }
    Principal principal = call.principal();
    String id = call.session().principalId();
    if (principal == null || principal.form() != Form.IAM_USER || id.isEmpty()) {
      return;
    }
    if (users.size() < MOST_NAMES) {
      users.putIfAbsent(id, principal.key());
    }
    if (bySubject && subject instanceof Subject.OfIdentity && userIds.size() < MOST_NAMES) {
      userIds.add(id);
    }
  }

  private boolean isWithin(Call call) {
    return call.time() == Call.NO_TIME || (call.time() >= from && call.time() < to);
  }

  /** Ends the first pass; tells whether a second one can tell more. */
  public boolean wantsAll() {
    copies = new Copies();
    descent = new Descent(issues.sessions(), this::isBySubject);
    if (subject instanceof Subject.OfIdentity) {
      neighbours = new Neighbours(sightings.sources());
    }
    return neighbours.isNeeded() || !descent.isEmpty();
  }

  private boolean isBySubject(Issue issue) {
    return issues.isBySubject(issue)
        || (subject instanceof Subject.OfIdentity identity
            && (identity.matches(issue.caller(), issue.callerSession())
                || userIds.contains(issue.callerSession().principalId())));
  }

  /** Takes the next outcome of the second pass. */
  public void second(Outcome outcome) {
    if (!(outcome instanceof Event event)) {
      return;
    }
    Call call = calls.read(event);
    if (!isWithin(call)) {
      return;
    }
    Optional<Taken> session = descent.of(call);
    boolean other = session.isEmpty() && neighbours.isOn(call) && !isSubject(call);
    if ((session.isEmpty() && !other) || copies.isCopy(event)) {
      return;
    }
    if (session.isPresent()) {
      session.get().add(call);
      alerts.taken(call);
    }
    Principal principal = call.principal();
    if (other && principal != null) {
      neighbours.add(call, user(principal.key()).orElse(principal.key()));
    }
  }

  private boolean isSubject(Call call) {
    return subject.matches(call) || userIds.contains(call.session().principalId());
  }

  /** The words of the user. */
  Subject subject() {
    return subject;
  }

  /** What was read. */
  Reading reading() {
    return reading;
  }

  /** The calls of the subject. */
  Sightings sightings() {
    return sightings;
  }

  /** How its sessions came to be. */
  List<Lineage> lineages() {
    return Lineage.of(sightings.sessions(), issues.sessions(), this::isIssued);
  }

  /** What others did to it. */
  Deeds deeds() {
    return deeds;
  }

  /** The sessions that it took. */
  Taken taken() {
    return descent.taken();
  }

  /** Who else is on its addresses. */
  Neighbours neighbours() {
    return neighbours;
  }

  /** The alerts. */
  AlertIndex alerts() {
    return alerts;
  }

  /** What is known of identities and accounts. */
  Directory directory() {
    return directory;
  }

  /** The call that made an access key, if it was seen. */
  Optional<Call> maker(String keyId) {
    return Optional.ofNullable(keysMade.get(keyId));
  }

  /** The stable key of the user that another account knows by unique id, if it was seen at home. */
  Optional<String> user(String key) {
    return key.startsWith("account:")
        ? Optional.ofNullable(users.get(key.substring(key.indexOf('/') + 1)))
        : Optional.empty();
  }

  /** How many issued sessions were too many to be kept. */
  long issuesLeftOut() {
    return issues.leftOut();
  }

  /** Whether nothing of the subject was seen. */
  public boolean isEmpty() {
    return sightings.seen().count() == 0
        && deeds.calls().isEmpty()
        && maker(subject.text()).isEmpty()
        && lineages().isEmpty();
  }

  /** Whether no record could be read, though there was something to read. */
  public boolean isUnreadable() {
    return reading.isUnreadable();
  }

  /** Why the first object that failed did. */
  public String failure() {
    return reading.failure();
  }

  /** The page for a terminal: lines that are neither made harmless nor cut yet. */
  public List<String> page() {
    return new WhoPage(this).lines();
  }

  /** The same and more as one JSON document. */
  public ObjectNode json() {
    return new WhoJson(this).document();
  }
}
