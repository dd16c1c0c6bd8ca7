package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.IdentityReader;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.EventTimes;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a record tells of the session that made the call; empty texts and 0 for what it does not.
 *
 * @param keyId the access key id
 * @param principalId the unique id, of a role's session {@code AROA...:session}
 * @param arn the session's ARN
 * @param created when the session began, in milliseconds since 1970
 */
public record SessionRef(String keyId, String principalId, String arn, long created) {

  /** Nothing is known of the session. */
  public static final SessionRef NONE = new SessionRef("", "", "", 0);

  /** The session of the loaded event. */
  public static SessionRef of(FieldReader reader) {
    return new SessionRef(
        text(reader, CloudTrailField.IDENTITY_ACCESS_KEY_ID),
        text(reader, CloudTrailField.IDENTITY_PRINCIPAL_ID),
        text(reader, CloudTrailField.IDENTITY_ARN),
        time(IdentityReader.text(reader, CloudTrailField.SESSION_CREATION_DATE)));
  }

  /** Whether the call may have been made in a session that some call issued. */
  boolean mayBeIssued(Principal.Form form) {
    if (keyId.startsWith("AKIA") || form == Principal.Form.AWS_SERVICE) {
      return false;
    }
    // A user without a key signed in.
    return form != Principal.Form.IAM_USER || !keyId.isEmpty();
  }

  private static String text(FieldReader reader, CloudTrailField field) {
    String text = IdentityReader.text(reader, field);
    return text == null ? "" : text;
  }

  private static long time(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long time = EventTimes.parse(bytes, 0, bytes.length);
    return time == EventTimes.INVALID ? 0 : time;
  }
}
