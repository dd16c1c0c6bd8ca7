package io.trailhound.enrichment.identity;

import static io.trailhound.enrichment.identity.IdentityReader.text;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/** The texts of {@code userIdentity} that more than one question needs. */
record Raw(
    @Nullable String type,
    @Nullable String arn,
    @Nullable String principalId,
    @Nullable String account,
    @Nullable String userName,
    @Nullable String keyId,
    @Nullable String invokedBy,
    @Nullable String created,
    @Nullable String issuer,
    @Nullable String issuerName,
    @Nullable String provider,
    @Nullable String storeUser,
    @Nullable String store) {

  static Raw of(FieldReader reader, IdentityReader fields) {
    return new Raw(
        text(reader, CloudTrailField.IDENTITY_TYPE),
        text(reader, CloudTrailField.IDENTITY_ARN),
        text(reader, CloudTrailField.IDENTITY_PRINCIPAL_ID),
        text(reader, CloudTrailField.IDENTITY_ACCOUNT_ID),
        text(reader, CloudTrailField.IDENTITY_USER_NAME),
        text(reader, CloudTrailField.IDENTITY_ACCESS_KEY_ID),
        text(reader, CloudTrailField.IDENTITY_INVOKED_BY),
        text(reader, CloudTrailField.SESSION_CREATION_DATE),
        text(reader, CloudTrailField.ISSUER_ARN),
        text(reader, CloudTrailField.ISSUER_USER_NAME),
        fields.text(reader, IdentityPath.IDENTITY_PROVIDER),
        fields.text(reader, IdentityPath.ON_BEHALF_OF_USER),
        fields.text(reader, IdentityPath.ON_BEHALF_OF_STORE));
  }

  /** Whether the key is one that lasts: its id begins with AKIA. */
  boolean isLongLived() {
    return keyId != null && keyId.startsWith("AKIA");
  }

  /** The name of a role's session or of a federated user. */
  @Nullable String session() {
    Arn parsed = arn == null ? null : Arn.parse(arn).orElse(null);
    if (parsed != null && isSession(parsed)) {
      return parsed.name();
    }
    int colon = principalId == null || parsed != null ? -1 : principalId.indexOf(':');
    boolean named =
        principalId != null
            && colon >= 0
            && colon < principalId.length() - 1
            && principalId.startsWith("AROA");
    return named && principalId != null ? principalId.substring(colon + 1) : null;
  }

  /** The name of the role that a session was made from. */
  @Nullable String roleName() {
    if (issuerName != null) {
      return issuerName;
    }
    Arn parsed = arn == null ? null : Arn.parse(arn).orElse(null);
    return parsed == null || parsed.assumedRole().isEmpty() ? null : parsed.assumedRole();
  }

  private static boolean isSession(Arn arn) {
    return arn.type().equals("assumed-role") || arn.type().equals("federated-user");
  }
}
