package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one successful call made: a session. Immutable.
 *
 * @param keyId the issued access key id; empty for a role switched to in the console, whose keys
 *     CloudTrail does not tell
 * @param session the issued session's principal
 * @param sessionId the unique id of the session's principal, {@code AROA...:session}, or empty
 * @param kind how it was issued
 * @param caller who called
 * @param callerSession the session of the call itself
 * @param time when, in milliseconds since 1970
 * @param end when the session ends, in milliseconds since 1970
 * @param eventId the record's event id
 * @param account the account the session is in
 * @param region the region that was called
 * @param role the role's ARN with its path, or empty
 * @param sourceIdentity the source identity the session carries
 * @param transitiveTags session tags that go on to further sessions, as {@code key=value}, or as
 *     {@code key} where the record has no value, sorted
 */
public record Issue(
    String keyId,
    Principal session,
    String sessionId,
    IssueKind kind,
    Principal caller,
    SessionRef callerSession,
    long time,
    long end,
    String eventId,
    String account,
    String region,
    String role,
    @Nullable String sourceIdentity,
    List<String> transitiveTags) {

  /**
   * How long after its end a session still stands behind the calls made with its key, in
   * milliseconds: services that work for it go on a little. A fixed time, so that the answer does
   * not depend on when sessions are forgotten.
   */
  static final long AFTERMATH = TimeUnit.HOURS.toMillis(1);

  private static final Comparator<Issue> FULLER =
      Comparator.comparingInt(Issue::callerRank)
          .thenComparing(IssueCodec::toBytes, Arrays::compareUnsigned);

  /** Copies the list. */
  public Issue {
    transitiveTags = List.copyOf(transitiveTags);
  }

  /**
   * What identifies the session in a table: the issued key, or else the session's id (or ARN) and
   * the second.
   */
  public String id() {
    if (!keyId.isEmpty()) {
      return keyId;
    }
    return (sessionId.isEmpty() ? session.key() : sessionId) + "@" + Math.floorDiv(time, 1000L);
  }

  /**
   * One of the records that a call across accounts leaves, each with the same issued key: the one
   * whose caller is known best, and of equals the greater in a fixed order. So merging is
   * commutative, associative and idempotent, and the order of arrival does not matter.
   *
   * @throws IllegalArgumentException if the two are not of one session
   */
  public Issue merge(Issue other) {
    if (!id().equals(other.id())) {
      throw new IllegalArgumentException(other.id() + " is not the session " + id());
    }
    return FULLER.compare(this, other) >= 0 ? this : other;
  }

  /** Whether the session may stand behind a call with its key at a time. */
  boolean covers(long at) {
    return at <= end + AFTERMATH;
  }

  /** How well the caller is known: 0 for an account only, 3 for a name and a key. */
  int callerRank() {
    if (caller.form() == Form.AWS_ACCOUNT
        || caller.form() == Form.UNKNOWN
        || caller.form() == Form.ABSENT) {
      return 0;
    }
    return callerSession.keyId().isEmpty() ? 2 : 3;
  }

  /** Whether no other record of the same call can tell more of the caller. */
  boolean isTold() {
    return callerRank() == 3 || caller.form() == Form.AWS_SERVICE;
  }

  /** How a record of the issued session would refer to it. */
  SessionRef ref() {
    return new SessionRef(keyId, sessionId, session.key(), time);
  }
}
