package io.trailhound.enrichment.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who made a call, as far as its record alone says. Immutable.
 *
 * <p>The key is the same in every session of the same actor, so that counts and directories can
 * hang on it:
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>root, user, federated user, role</td><td>the ARN</td></tr>
 * <tr><td>session of a role</td><td>{@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}, that
 *     is the role (without its path) and the session's name</td></tr>
 * <tr><td>web identity</td><td>{@code web:PROVIDER:AUDIENCE:SUBJECT}</td></tr>
 * <tr><td>SAML user</td><td>{@code saml:QUALIFIER:NAME}</td></tr>
 * <tr><td>Identity Center user</td><td>{@code identitycenter:STORE/USER}</td></tr>
 * <tr><td>another account</td><td>{@code account:ID} or {@code account:ID/PRINCIPAL}</td></tr>
 * <tr><td>service</td><td>{@code service:HOST}</td></tr>
 * <tr><td>directory, unknown</td><td>{@code directory:...}, {@code unknown:...}</td></tr>
 * <tr><td>absent</td><td>{@code absent}</td></tr>
 * </table>
 *
 * @param form which form of {@code userIdentity} the record has
 * @param key the stable key
 * @param name for reading: a user's name, {@code role/session}, {@code root}, a service's host
 * @param account the account id, or null where the record has none
 * @param arn the record's ARN
 * @param issuer the ARN of the role or user that a session was made from
 * @param session the name of a role's session, or of a federated user
 * @param kind what kind of actor it is
 * @param mfa whether the caller proved a second factor
 * @param credential what the call was signed with
 * @param via the way the call came
 * @param permissionSet the permission set of an Identity Center role; {@code session} is then the
 *     person's user name
 * @param workload what the credentials were given to: an ARN, an instance id, a service's host
 * @param sourceIdentity what STS carries from session to session, set by the first one
 * @param attested whether AWS, not the caller, says what stands behind a session: a service-linked
 *     or Identity Center role's reserved path, the delivery by an instance's metadata service, or
 *     {@code inScopeOf}. A session's name alone attests nothing: the caller chooses it.
 */
public record Principal(
    Form form,
    String key,
    String name,
    @Nullable String account,
    @Nullable String arn,
    @Nullable String issuer,
    @Nullable String session,
    Kind kind,
    Mfa mfa,
    Credential credential,
    Via via,
    @Nullable String permissionSet,
    @Nullable String workload,
    @Nullable String sourceIdentity,
    boolean attested) {

  /** The forms of {@code userIdentity}; the order is part of stored state, so add at the end. */
  public enum Form {
    ROOT("Root"),
    IAM_USER("IAMUser"),
    ASSUMED_ROLE("AssumedRole"),
    FEDERATED_USER("FederatedUser"),
    ROLE("Role"),
    WEB_IDENTITY_USER("WebIdentityUser"),
    SAML_USER("SAMLUser"),
    IDENTITY_CENTER_USER("IdentityCenterUser"),
    DIRECTORY("Directory"),
    AWS_ACCOUNT("AWSAccount"),
    AWS_SERVICE("AWSService"),
    UNKNOWN("Unknown"),
    ABSENT("");

    private final String type;

    Form(String type) {
      this.type = type;
    }

    /** CloudTrail's word for it; empty for {@link #ABSENT}. */
    public String type() {
      return type;
    }
  }

  /** Kinds of actors. */
  public enum Kind {
    PERSON,
    WORKLOAD,
    SERVICE,
    OTHER_ACCOUNT,
    /** The record has no sign of either. */
    UNKNOWN
  }

  /** Whether there was a second factor. */
  public enum Mfa {
    YES,
    NO,
    UNKNOWN
  }

  /** What a call was signed with. */
  public enum Credential {
    /** A key that lasts until somebody deletes it. */
    LONG_LIVED,
    /** A session's key. */
    TEMPORARY,
    /** No key: a sign-in, a service, a caller seen from another account. */
    NONE
  }

  /** The ways a call can come. */
  public enum Via {
    CONSOLE,
    API,
    SERVICE
  }

  /**
   * The user's name in Identity Center, of who is in the session of one of its roles or takes one.
   */
  public @Nullable String person() {
    if (permissionSet == null) {
      return null;
    }
    return form == Form.SAML_USER ? name : session;
  }

  /** The same principal as an actor of another kind. */
  public Principal as(Kind other, @Nullable String otherWorkload) {
    return new Principal(
        form,
        key,
        name,
        account,
        arn,
        issuer,
        session,
        other,
        mfa,
        credential,
        via,
        permissionSet,
        otherWorkload,
        sourceIdentity,
        attested);
  }
}
