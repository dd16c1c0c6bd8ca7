package io.trailhound.enrichment.identity;

import io.trailhound.enrichment.identity.Principal.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the signs in a record say about the actor behind a role's session, from the strongest to the
 * weakest.
 *
 * @param kind the kind of actor
 * @param workload what the credentials were given to
 * @param permissionSet the permission set of an Identity Center role
 * @param attested whether AWS says so, not the caller
 */
record Evidence(
    Kind kind, @Nullable String workload, @Nullable String permissionSet, boolean attested) {
  /** No sign of anything. */
  static final Evidence NONE = new Evidence(Kind.UNKNOWN, null, null, false);

  private static final String SERVICE_PATH = ":role/aws-service-role/";
  private static final String IDENTITY_CENTER_PATH = ":role/aws-reserved/sso.amazonaws.com/";
  private static final Pattern IDENTITY_CENTER_ROLE =
      Pattern.compile("AWSReservedSSO_(.+)_[0-9a-f]{16}");
  private static final Pattern INSTANCE = Pattern.compile("i-(?:[0-9a-f]{8}|[0-9a-f]{17})");
  private static final Pattern TASK = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern POD =
      Pattern.compile("eks-.+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * What names alone tell of a session.
   *
   * @param role the role's ARN, with its path where the record has it; empty for none
   * @param roleName the role's name
   * @param session the session's name
   */
  static Evidence ofNames(String role, String roleName, String session) {
    int at = role.indexOf(SERVICE_PATH);
    if (at >= 0 || roleName.startsWith("AWSServiceRoleFor")) {
      return new Evidence(Kind.SERVICE, at < 0 ? null : service(role, at), null, at >= 0);
    }
    Matcher reserved = IDENTITY_CENTER_ROLE.matcher(roleName);
    if (reserved.matches()) {
      boolean attested = role.contains(IDENTITY_CENTER_PATH);
      return new Evidence(Kind.PERSON, null, reserved.group(1), attested);
    }
    if (INSTANCE.matcher(session).matches()
        || TASK.matcher(session).matches()
        || POD.matcher(session).matches()) {
      return new Evidence(Kind.WORKLOAD, session, null, false);
    }
    return NONE;
  }

  /** The permission set of an Identity Center role's ARN; null of another role. */
  static @Nullable String permissionSet(String role) {
    Evidence named = ofNames(role, role.substring(role.lastIndexOf('/') + 1), "");
    return named.attested() ? named.permissionSet() : null;
  }

  /** What a web identity provider tells: workloads of CI and Kubernetes, people of the others. */
  static Kind ofProvider(String provider) {
    if (provider.contains("oidc.eks.")
        || provider.contains("token.actions.githubusercontent.com")
        || provider.contains("gitlab")
        || provider.contains("app.terraform.io")) {
      return Kind.WORKLOAD;
    }
    if (provider.contains("accounts.google.com")
        || provider.contains("www.amazon.com")
        || provider.contains("graph.facebook.com")) {
      return Kind.PERSON;
    }
    return Kind.UNKNOWN;
  }

  private static @Nullable String service(String role, int at) {
    int from = at + SERVICE_PATH.length();
    int end = role.indexOf('/', from);
    return end < 0 ? null : role.substring(from, end);
  }
}
