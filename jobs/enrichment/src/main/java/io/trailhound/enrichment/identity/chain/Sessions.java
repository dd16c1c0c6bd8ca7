package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that were issued, and the chains they form. What is answered depends on the set of
 * issues alone, not on the order in which they came. Not safe to share between threads.
 *
 * <p>A session is found by its key id, until {@link Issue#AFTERMATH} after its end. Where a record
 * has another key (the console changes them) or none (a call seen from another account), {@link
 * SessionNames} finds it by its names.
 *
 * <p>An issue takes 400 to 900 bytes in stored form, see {@link IssueCodec}, and about four times
 * that as objects.
 */
public final class Sessions {
  /** Every issue by its id; sorted, so that no order of hashing shows. */
  private final TreeMap<String, Issue> issues = new TreeMap<>();

  private final SessionNames names = new SessionNames();
  private final Callers callers = new Callers();

  /** How many sessions are known. */
  public int size() {
    return issues.size();
  }

  /** The issues in the order of their ids; a view that cannot be changed. */
  public Collection<Issue> issues() {
    return Collections.unmodifiableCollection(issues.values());
  }

  /** The issue with an {@link Issue#id}. */
  public Optional<Issue> get(String id) {
    return Optional.ofNullable(issues.get(id));
  }

  /**
   * Adds an issue, or merges it with a copy that is known.
   *
   * @return the ids of the sessions whose chain is another one now: none for a copy that tells
   *     nothing new; else the added one, and of its descendants those that changed
   */
  public SortedSet<String> add(Issue added) {
    Issue known = issues.get(added.id());
    Issue merged = known == null ? added : known.merge(added);
    if (merged.equals(known)) {
      return Collections.emptySortedSet();
    }
    Set<String> touched = new HashSet<>();
    if (known != null) {
      descend(known, touched);
    }
    descend(merged, touched);
    Map<String, Chain> before = chains(touched);
    if (known != null) {
      unlink(known);
    }
    issues.put(merged.id(), merged);
    names.add(merged);
    callers.add(merged);
    SortedSet<String> changed = new TreeSet<>();
    chains(touched)
        .forEach(
            (id, chain) -> {
              if (!chain.equals(before.get(id))) {
                changed.add(id);
              }
            });
    return Collections.unmodifiableSortedSet(changed);
  }

  /**
   * The chain behind a call.
   *
   * @param chain the chain, as it is known now
   * @param firm whether no issue that may still come can change it
   */
  public record Resolved(Chain chain, boolean firm) {}

  /**
   * The chain behind a call.
   *
   * @param principal who called
   * @param ref the session of the call
   * @param time when, in milliseconds since 1970
   */
  public Chain resolve(Principal principal, SessionRef ref, long time) {
    return follow(principal, ref, time).chain();
  }

  /** As {@link #resolve}, and whether the answer can still change. */
  public Resolved follow(Principal principal, SessionRef ref, long time) {
    Deque<Hop> hops = new ArrayDeque<>();
    Set<String> visited = new HashSet<>();
    Principal current = principal;
    SessionRef at = ref;
    boolean firm = true;
    Issue issue = find(at, time);
    while (issue != null) {
      if (!visited.add(issue.id())) {
        return new Resolved(chain(current, hops, Chain.State.CYCLE), false);
      }
      if (hops.size() == Chain.MOST_HOPS) {
        return new Resolved(chain(current, hops, Chain.State.TOO_LONG), false);
      }
      firm &= issue.id().equals(at.keyId()) && issue.isTold();
      hops.addFirst(Hop.of(issue));
      Optional<Principal> behind = Origins.behind(issue);
      if (behind.isPresent()) {
        return new Resolved(chain(behind.get(), hops, Chain.State.COMPLETE), firm);
      }
      current = issue.caller();
      at = issue.callerSession();
      issue = find(at, issue.time());
    }
    Optional<Principal> origin = Origins.alone(current, at);
    Chain.State state = origin.isPresent() ? Chain.State.COMPLETE : Chain.State.BROKEN;
    return new Resolved(
        chain(origin.orElse(current), hops, state), firm && !at.mayBeIssued(current.form()));
  }

  /**
   * Whether the chain behind a call may be another one by an issue, whatever copies of it tell of
   * its end: false of most that share a name.
   */
  public static boolean concerns(Issue issue, SessionRef ref, long time) {
    return ref.keyId().equals(issue.id()) || SessionNames.isInTime(ref, time, issue);
  }

  /** The chain of a session by its {@link Issue#id}. */
  public Optional<Chain> chain(String id) {
    return get(id).map(issue -> resolve(issue.session(), own(issue), issue.time()));
  }

  /**
   * Forgets the sessions that cover no call after {@code watermark - margin}, but for those that
   * stand behind a session that does. Chains of such calls stay as they are. Costs a walk over all
   * sessions.
   *
   * @return how many were forgotten
   */
  public int expire(long watermark, long margin) {
    Set<String> kept = new HashSet<>();
    Deque<Issue> open = new ArrayDeque<>();
    for (Issue issue : issues.values()) {
      if (issue.end() + Issue.AFTERMATH + margin >= watermark && kept.add(issue.id())) {
        open.add(issue);
      }
    }
    while (!open.isEmpty()) {
      Issue issue = open.remove();
      for (Issue parent : candidates(issue.callerSession(), issue.time())) {
        if (kept.add(parent.id())) {
          open.add(parent);
        }
      }
    }
    List<Issue> over = new ArrayList<>();
    for (Issue issue : issues.values()) {
      if (!kept.contains(issue.id())) {
        over.add(issue);
      }
    }
    over.forEach(this::unlink);
    return over.size();
  }

  private void unlink(Issue issue) {
    issues.remove(issue.id());
    names.remove(issue);
    callers.remove(issue);
  }

  private static Chain chain(Principal origin, Deque<Hop> hops, Chain.State state) {
    return new Chain(origin, new ArrayList<>(hops), state);
  }

  private Map<String, Chain> chains(Set<String> ids) {
    Map<String, Chain> chains = new HashMap<>();
    for (String id : ids) {
      chain(id).ifPresent(chain -> chains.put(id, chain));
    }
    return chains;
  }

  /** A reference that finds exactly this issue. */
  private static SessionRef own(Issue issue) {
    return new SessionRef(issue.id(), "", "", 0);
  }

  private @Nullable Issue find(SessionRef ref, long time) {
    Issue byKey = issues.get(ref.keyId());
    return byKey != null && byKey.covers(time) ? byKey : names.find(ref, time);
  }

  /** Every session that may be the one meant. */
  private List<Issue> candidates(SessionRef ref, long time) {
    Issue byKey = issues.get(ref.keyId());
    return byKey != null && byKey.covers(time) ? List.of(byKey) : names.candidates(ref, time);
  }

  /** Collects the ids of an issue and of all whose chains may go through it. */
  private void descend(Issue from, Set<String> ids) {
    Deque<Issue> open = new ArrayDeque<>();
    ids.add(from.id());
    open.add(from);
    while (!open.isEmpty()) {
      Issue parent = open.remove();
      for (String id : callers.of(parent)) {
        Issue child = issues.get(id);
        if (child != null
            && SessionNames.mayMean(child.callerSession(), child.time(), parent)
            && ids.add(id)) {
          open.add(child);
        }
      }
    }
  }
}
