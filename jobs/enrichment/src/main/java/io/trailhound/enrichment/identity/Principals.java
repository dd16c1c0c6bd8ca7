package io.trailhound.enrichment.identity;

import static io.trailhound.enrichment.identity.IdentityReader.text;

import io.trailhound.enrichment.identity.Principal.Credential;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import io.trailhound.enrichment.identity.Principal.Mfa;
import io.trailhound.enrichment.identity.Principal.Via;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes the principal of a record. Source: AWS CloudTrail user guide, "CloudTrail userIdentity
 * element". Immutable and safe to share between threads.
 */
public final class Principals {
  private final IdentityReader fields;

  /**
   * For events decoded with this plan.
   *
   * @throws IllegalArgumentException if the plan lacks one of {@link IdentityPaths#PATHS}
   */
  public Principals(FieldPlan plan) {
    fields = new IdentityReader(plan);
  }

  /** The principal of the loaded event; every record has one. */
  public Principal of(FieldReader reader) {
    Raw raw = Raw.of(reader, fields);
    Form form = Forms.of(raw);
    Evidence evidence = evidence(reader, form, raw);
    return new Principal(
        form,
        Keys.key(form, raw),
        Keys.name(form, raw),
        account(raw),
        raw.arn(),
        raw.issuer(),
        raw.session(),
        evidence.kind(),
        mfa(reader, raw),
        credential(raw),
        via(reader, form, raw),
        evidence.permissionSet(),
        evidence.workload(),
        fields.text(reader, IdentityPath.SOURCE_IDENTITY),
        evidence.attested());
  }

  private static @Nullable String account(Raw raw) {
    if (raw.account() != null || raw.arn() == null) {
      return raw.account();
    }
    return Arn.parse(raw.arn()).map(Arn::account).filter(id -> !id.isEmpty()).orElse(null);
  }

  private Evidence evidence(FieldReader reader, Form form, Raw raw) {
    return switch (form) {
      case ASSUMED_ROLE, ROLE -> ofSession(reader, raw);
      case AWS_SERVICE -> new Evidence(Kind.SERVICE, raw.invokedBy(), null, true);
      case AWS_ACCOUNT -> new Evidence(Kind.OTHER_ACCOUNT, null, null, false);
      case SAML_USER -> ofSaml(reader);
      case IDENTITY_CENTER_USER -> new Evidence(Kind.PERSON, null, null, true);
      case WEB_IDENTITY_USER -> ofWebIdentity(raw);
      case ROOT -> ofRoot(reader);
      case IAM_USER, FEDERATED_USER, DIRECTORY -> person(reader);
      default -> Evidence.NONE;
    };
  }

  /** A root session that another account's administrator made does not prove a person. */
  private Evidence ofRoot(FieldReader reader) {
    return "true".equals(fields.text(reader, IdentityPath.ASSUMED_ROOT))
        ? Evidence.NONE
        : new Evidence(Kind.PERSON, null, null, true);
  }

  /** Identity Center signs its users in by SAML: who takes one of its roles is one of them. */
  private Evidence ofSaml(FieldReader reader) {
    String role = fields.text(reader, IdentityPath.ROLE_ARN);
    return new Evidence(
        Kind.PERSON, null, role == null ? null : Evidence.permissionSet(role), true);
  }

  private static Evidence ofWebIdentity(Raw raw) {
    String provider = raw.provider() == null ? "" : raw.provider();
    Kind kind = Evidence.ofProvider(provider);
    return new Evidence(kind, kind == Kind.WORKLOAD ? raw.userName() : null, null, true);
  }

  private Evidence ofSession(FieldReader reader, Raw raw) {
    String issuedTo = fields.text(reader, IdentityPath.CREDENTIALS_ISSUED_TO);
    if (issuedTo != null) {
      return new Evidence(Kind.WORKLOAD, issuedTo, null, true);
    }
    String session = raw.session() == null ? "" : raw.session();
    if (fields.text(reader, IdentityPath.EC2_ROLE_DELIVERY) != null) {
      return new Evidence(Kind.WORKLOAD, session, null, true);
    }
    String roleName = raw.roleName() == null ? "" : raw.roleName();
    String role = raw.issuer() == null ? "" : raw.issuer();
    Evidence named = Evidence.ofNames(role, roleName, session);
    if (named.kind() != Kind.UNKNOWN) {
      return named;
    }
    String provider = fields.text(reader, IdentityPath.FEDERATED_PROVIDER);
    Kind federated = provider == null ? Kind.UNKNOWN : Evidence.ofProvider(provider);
    if (federated != Kind.UNKNOWN) {
      return new Evidence(federated, federated == Kind.WORKLOAD ? session : null, null, false);
    }
    String agent = text(reader, CloudTrailField.USER_AGENT);
    if (agent != null && (agent.contains("AWS_Lambda_") || agent.contains("AWS_ECS_"))) {
      return new Evidence(Kind.WORKLOAD, session, null, false);
    }
    return person(reader);
  }

  /** People use the console and prove a second factor; a key alone says nothing. */
  private static Evidence person(FieldReader reader) {
    boolean person =
        isConsole(reader) || "true".equals(text(reader, CloudTrailField.MFA_AUTHENTICATED));
    return person ? new Evidence(Kind.PERSON, null, null, false) : Evidence.NONE;
  }

  private Mfa mfa(FieldReader reader, Raw raw) {
    String session = text(reader, CloudTrailField.MFA_AUTHENTICATED);
    String signIn = fields.text(reader, IdentityPath.MFA_USED);
    if ("true".equals(session) || "Yes".equals(signIn)) {
      return Mfa.YES;
    }
    // A long-lived key signs without a second factor.
    boolean none = "false".equals(session) || "No".equals(signIn) || raw.isLongLived();
    return none ? Mfa.NO : Mfa.UNKNOWN;
  }

  private static Credential credential(Raw raw) {
    if (raw.isLongLived()) {
      return Credential.LONG_LIVED;
    }
    return raw.keyId() != null || raw.created() != null ? Credential.TEMPORARY : Credential.NONE;
  }

  private static Via via(FieldReader reader, Form form, Raw raw) {
    if (form == Form.AWS_SERVICE || raw.invokedBy() != null) {
      return Via.SERVICE;
    }
    return isConsole(reader) ? Via.CONSOLE : Via.API;
  }

  private static boolean isConsole(FieldReader reader) {
    String type = text(reader, CloudTrailField.EVENT_TYPE);
    return "true".equals(text(reader, CloudTrailField.SESSION_CREDENTIAL_FROM_CONSOLE))
        || "AwsConsoleSignIn".equals(type)
        || "AwsConsoleAction".equals(type);
  }
}
