package io.trailhound.enrichment.identity.chain;

import io.trailhound.enrichment.identity.IssuedPrincipals;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.enrichment.identity.Principal.Kind;
import java.util.Optional;
import java.util.Set;

/** Decides which principals stand at the start of a chain. */
final class Origins {
  /** Services that hand the credentials of a role to the customer's own code. */
  private static final Set<String> COMPUTE =
      Set.of(
          "apprunner.amazonaws.com",
          "batch.amazonaws.com",
          "codebuild.amazonaws.com",
          "ec2.amazonaws.com",
          "ecs-tasks.amazonaws.com",
          "glue.amazonaws.com",
          "lambda.amazonaws.com",
          "pods.eks.amazonaws.com",
          "sagemaker.amazonaws.com",
          "tasks.apprunner.amazonaws.com");

  private Origins() {}

  /**
   * The origin that a session has by itself or by the call that issued it, without looking at the
   * caller's own session.
   */
  static Optional<Principal> behind(Issue issue) {
    Principal session = issue.session();
    if (session.attested() && session.person() != null) {
      return Optional.of(IssuedPrincipals.person(session));
    }
    Principal caller = issue.caller();
    if (caller.form() != Form.AWS_SERVICE) {
      return Optional.empty();
    }
    String service = caller.name();
    if (session.kind() == Kind.SERVICE || !COMPUTE.contains(service)) {
      return Optional.of(session.as(Kind.SERVICE, service));
    }
    return Optional.of(session.as(Kind.WORKLOAD, session.session()));
  }

  /** The origin if a principal is one of whom no issue was seen. */
  static Optional<Principal> alone(Principal principal, SessionRef ref) {
    return switch (principal.form()) {
      case SAML_USER ->
          Optional.of(principal.person() == null ? principal : IssuedPrincipals.person(principal));
      case IAM_USER, WEB_IDENTITY_USER, IDENTITY_CENTER_USER, DIRECTORY, AWS_SERVICE ->
          Optional.of(principal);
      case FEDERATED_USER ->
          principal.issuer() == null
              ? Optional.empty()
              : Optional.of(IssuedPrincipals.ofArn(principal.issuer()));
      case ROOT, ASSUMED_ROLE, ROLE ->
          principal.attested()
              ? Optional.of(
                  principal.person() == null ? principal : IssuedPrincipals.person(principal))
              : Optional.empty();
      // A user's unique id in another account: the first actor, though without a name.
      case AWS_ACCOUNT ->
          ref.principalId().startsWith("AIDA") ? Optional.of(principal) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
