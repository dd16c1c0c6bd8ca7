package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principal.Mfa;
import io.trailhound.enrichment.identity.Principal.Via;
import io.trailhound.enrichment.ip.IpData;
import java.util.HashMap;
import java.util.Map;

/**
 * All that is counted of some calls.
 *
 * @param seen how many, and when
 * @param identities who called, by stable key
 * @param people the principals of these keys, as one of their calls has them
 * @param sessions the sessions
 * @param keys the access keys
 * @param kinds the kinds of callers
 * @param credentials what the calls were signed with
 * @param mfa whether there was a second factor
 * @param via the ways the calls came
 * @param accounts the accounts that recorded them
 * @param regions the regions
 * @param actions what was called
 * @param faults what failed, and why
 * @param agents the user agents
 * @param sources where they came from
 */
record Sightings(
    Seen seen,
    Tally<String> identities,
    Map<String, Principal> people,
    SeenSessions sessions,
    Tally<String> keys,
    Tally<Kind> kinds,
    Tally<Credential> credentials,
    Tally<Mfa> mfa,
    Tally<Via> via,
    Tally<String> accounts,
    Tally<String> regions,
    Tally<Call.Action> actions,
    Tally<Fault> faults,
    Tally<String> agents,
    Sources sources) {

  /**
   * An error of a call.
   *
   * @param error its code or message
   */
  record Fault(String error, Call.Action action) implements Comparable<Fault> {
    @Override
    public int compareTo(Fault other) {
      int order = error.compareTo(other.error);
      return order == 0 ? action.compareTo(other.action) : order;
    }
  }

  /** Nothing was seen yet. */
  static Sightings none(IpData ip) {
    return new Sightings(
        new Seen(),
        new Tally<>(),
        new HashMap<>(),
        new SeenSessions(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Tally<>(),
        new Sources(ip));
  }

  void add(Call call) {
    seen.add(call);
    Principal principal = call.principal();
    if (principal != null) {
      add(call, principal);
    }
    if (call.account() != null) {
      accounts.add(call.account(), call);
    }
    if (call.region() != null) {
      regions.add(call.region(), call);
    }
    actions.add(call.action(), call);
    if (call.error() != null) {
      faults.add(new Fault(call.error(), call.action()), call);
    }
    if (call.agent() != null) {
      agents.add(call.agent(), call);
    }
    sources.add(call);
  }

  private void add(Call call, Principal principal) {
    identities.add(principal.key(), call);
    if (identities.count(principal.key()) > 0) {
      people.merge(principal.key(), principal, Sightings::better);
    }
    sessions.add(call, principal);
    if (!call.session().keyId().isEmpty()) {
      keys.add(call.session().keyId(), call);
    }
    kinds.add(principal.kind(), call);
    credentials.add(principal.credential(), call);
    mfa.add(principal.mfa(), call);
    via.add(principal.via(), call);
  }

  /** Of two principals with one key the one that tells its kind, whatever the order. */
  private static Principal better(Principal one, Principal other) {
    if (one.equals(other)) {
      return one;
    }
    boolean told = one.kind() != Kind.UNKNOWN;
    if (told != (other.kind() != Kind.UNKNOWN)) {
      return told ? one : other;
    }
    return one.toString().compareTo(other.toString()) <= 0 ? one : other;
  }
}
