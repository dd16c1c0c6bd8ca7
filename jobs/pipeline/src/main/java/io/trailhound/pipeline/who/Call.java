package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.ip.Address;
import org.jspecify.annotations.Nullable;

/**
 * What one record tells that a profile is made of. Texts are bounded.
 *
 * @param eventId what the event is called in evidence
 * @param time when, in milliseconds since 1970; {@link #NO_TIME} when nothing tells
 * @param principal who called; null for a log line
 * @param session the session of the call
 * @param source where it came from, as recorded: an address, a service's name; or null
 * @param address the same as an address, when it is one
 * @param action what was called
 * @param error why it failed; null when it did not
 * @param account the account that recorded it, or null
 * @param region the region, or null
 * @param agent the user agent, or null
 * @param issue the session that the call made, or null
 * @param madeKey the access key that the call made for a user, or null
 * @param target the user or role that a call of IAM is about, or null
 */
record Call(
    String eventId,
    long time,
    @Nullable Principal principal,
    SessionRef session,
    @Nullable String source,
    @Nullable Address address,
    Action action,
    @Nullable String error,
    @Nullable String account,
    @Nullable String region,
    @Nullable String agent,
    @Nullable Issue issue,
    @Nullable MadeKey madeKey,
    @Nullable String target) {
  /** The time of a record that tells none. */
  static final long NO_TIME = Long.MIN_VALUE;

  /**
   * What was called.
   *
   * @param service the service without {@code .amazonaws.com}; of a log line its dataset
   * @param name the call's name
   */
  record Action(String service, String name) implements Comparable<Action> {
    @Override
    public int compareTo(Action other) {
      int order = service.compareTo(other.service);
      return order == 0 ? name.compareTo(other.name) : order;
    }
  }

  /**
   * A long-lived access key, as the call tells that made it.
   *
   * @param keyId the key's id
   * @param user the name of the user it is for
   */
  record MadeKey(String keyId, String user) {}
}
