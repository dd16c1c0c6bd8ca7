package io.trailhound.detection.alert;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Who made a call, as far as its record alone says. Source: AWS CloudTrail user guide, "CloudTrail
 * userIdentity element".
 *
 * @param type the identity's type, as {@code IAMUser}
 * @param id its principal id
 * @param name a user's name, {@code role/session} of a session, {@code root}, or a service's name
 * @param issuer the name of the role or user that a session was made from
 */
record Actor(
    @Nullable String type, @Nullable String id, @Nullable String name, @Nullable String issuer) {

  /** Reads the identity of the loaded event. */
  static Actor of(FieldReader reader) {
    String type = text(reader, CloudTrailField.IDENTITY_TYPE);
    String id = text(reader, CloudTrailField.IDENTITY_PRINCIPAL_ID);
    String issuer = text(reader, CloudTrailField.ISSUER_USER_NAME);
    return new Actor(type, id, name(reader, type, id, issuer), issuer);
  }

  /** The text of a field, or null where it is missing or empty. */
  static @Nullable String text(FieldReader reader, CloudTrailField field) {
    String text = reader.firstText(field.slot());
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String name(
      FieldReader reader, @Nullable String type, @Nullable String id, @Nullable String issuer) {
    if ("Root".equals(type)) {
      return "root";
    }
    String user = text(reader, CloudTrailField.IDENTITY_USER_NAME);
    if (user != null) {
      return user;
    }
    String arn = text(reader, CloudTrailField.IDENTITY_ARN);
    String last = arn == null ? lastPart(id, ':') : lastPart(arn, '/');
    if (issuer != null) {
      return last == null || last.equals(issuer) ? issuer : issuer + "/" + last;
    }
    if (arn != null) {
      return last == null ? lastPart(arn, ':') : last;
    }
    String service = text(reader, CloudTrailField.IDENTITY_INVOKED_BY);
    return service == null ? last : service;
  }

  /** What stands behind the last separator, or null when there is none or nothing behind it. */
  private static @Nullable String lastPart(@Nullable String text, char separator) {
    int at = text == null ? -1 : text.lastIndexOf(separator);
    return text == null || at < 0 || at == text.length() - 1 ? null : text.substring(at + 1);
  }
}
