package io.trailhound.enrichment.identity;

import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principal.Mfa;
import io.trailhound.enrichment.identity.Principal.Via;
import org.jspecify.annotations.Nullable;

/** Makes principals of what a call issued or named, where there is no {@code userIdentity}. */
public final class IssuedPrincipals {
  private IssuedPrincipals() {}

  /**
   * The session of a role.
   *
   * @param arn the session's ARN
   * @param role the role's ARN, with its path; empty where it is not known
   */
  public static Principal session(String arn, String role, @Nullable String sourceIdentity) {
    Arn parsed = Arn.parse(arn).orElse(null);
    if (parsed == null) {
      return principal(
          Form.UNKNOWN, "unknown:" + arn, arn, null, null, null, null, Evidence.NONE, null);
    }
    String roleName = parsed.assumedRole();
    Evidence evidence = Evidence.ofNames(role, roleName, parsed.name());
    String name = parsed.name().equals(roleName) ? roleName : roleName + "/" + parsed.name();
    return principal(
        Form.ASSUMED_ROLE,
        arn,
        name,
        parsed.account(),
        arn,
        role.isEmpty() ? null : role,
        parsed.name(),
        evidence,
        sourceIdentity);
  }

  /** The session of a federated user, or of root, that an issuer made. */
  public static Principal other(Form form, String arn, @Nullable String issuer) {
    Arn parsed = Arn.parse(arn).orElse(new Arn("aws", "sts", "", arn));
    boolean root = form == Form.ROOT;
    return principal(
        form,
        arn,
        root ? "root" : parsed.name(),
        parsed.account().isEmpty() ? null : parsed.account(),
        arn,
        issuer,
        root ? null : parsed.name(),
        Evidence.NONE,
        null);
  }

  /** An actor of whom only the ARN is known: a user, root, or the session of a role. */
  public static Principal ofArn(String arn) {
    Arn parsed = Arn.parse(arn).orElse(null);
    if (parsed == null || !parsed.assumedRole().isEmpty()) {
      return session(arn, "", null);
    }
    Form form =
        switch (parsed.type()) {
          case "root" -> Form.ROOT;
          case "user" -> Form.IAM_USER;
          case "federated-user" -> Form.FEDERATED_USER;
          default -> Form.UNKNOWN;
        };
    Evidence evidence =
        form == Form.ROOT ? new Evidence(Kind.PERSON, null, null, true) : Evidence.NONE;
    String name = form == Form.ROOT ? "root" : parsed.name();
    return principal(form, arn, name, parsed.account(), arn, null, null, evidence, null);
  }

  /**
   * The person of an Identity Center role's session: one key over all accounts and permission sets.
   *
   * @param session a principal with a {@link Principal#person}
   */
  public static Principal person(Principal session) {
    String name = session.person() == null ? session.name() : session.person();
    Evidence evidence = new Evidence(Kind.PERSON, null, null, true);
    return principal(
        Form.IDENTITY_CENTER_USER,
        "identitycenter:" + name,
        name,
        null,
        null,
        null,
        null,
        evidence,
        session.sourceIdentity());
  }

  private static Principal principal(
      Form form,
      String key,
      String name,
      @Nullable String account,
      @Nullable String arn,
      @Nullable String issuer,
      @Nullable String session,
      Evidence evidence,
      @Nullable String sourceIdentity) {
    Credential credential =
        form == Form.ASSUMED_ROLE || session != null ? Credential.TEMPORARY : Credential.NONE;
    return new Principal(
        form,
        key,
        name,
        account,
        arn,
        issuer,
        session,
        evidence.kind(),
        Mfa.UNKNOWN,
        credential,
        Via.API,
        evidence.permissionSet(),
        evidence.workload(),
        sourceIdentity,
        evidence.attested());
  }
}
