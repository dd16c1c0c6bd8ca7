package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.Arn;
import io.trailhound.enrichment.identity.IssuedPrincipals;
import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.ip.Address;
import java.util.Optional;

/** Whom or what is asked for. */
public sealed interface Subject {

  /** The words of the user. */
  String text();

  /** Whether a call is one by, or from, the subject. */
  boolean matches(Call call);

  /** Takes an IP address for one, and anything else for an identity. */
  static Subject of(String text) {
    Optional<Address> address = Address.parse(text.strip());
    return address.isPresent()
        ? new OfAddress(text.strip(), address.get())
        : new OfIdentity(text.strip());
  }

  /** All that calls from an address. */
  record OfAddress(String text, Address address) implements Subject {
    @Override
    public boolean matches(Call call) {
      return address.equals(call.address());
    }
  }

  /**
   * An identity by any of its names: an ARN of a user, role or session, an access key id, a unique
   * id, a stable key, or a plain name of a user, role, session, person or service. A name of
   * several identities means all of them.
   */
  record OfIdentity(String text) implements Subject {
    @Override
    public boolean matches(Call call) {
      return call.principal() != null && matches(call.principal(), call.session());
    }

    /** Whether a principal in a session is the subject. */
    boolean matches(Principal principal, SessionRef session) {
      return text.equals(principal.key())
          || text.equals(principal.name())
          || text.equals(principal.arn())
          || text.equals(principal.issuer())
          || text.equals(principal.session())
          || text.equals(principal.sourceIdentity())
          || text.equals(session.keyId())
          || text.equals(session.principalId())
          || session.principalId().startsWith(text + ":")
          || isRole(principal)
          || isPerson(principal);
    }

    /** Whether a call of IAM is about the subject: by its name, in its account when it has one. */
    boolean isTarget(Call call) {
      if (call.target() == null) {
        return false;
      }
      Arn arn = Arn.parse(text).orElse(null);
      if (arn == null) {
        return text.equals(call.target());
      }
      String name = arn.assumedRole().isEmpty() ? arn.name() : arn.assumedRole();
      return name.equals(call.target()) && arn.account().equals(call.account());
    }

    /** Whether a session that was issued is the subject. */
    boolean matches(Issue issue) {
      return matches(
          issue.session(),
          new SessionRef(issue.keyId(), issue.sessionId(), issue.session().key(), issue.time()));
    }

    /** A role by its name, or by its ARN where the record has the session's alone. */
    private boolean isRole(Principal principal) {
      Arn session = principal.arn() == null ? null : Arn.parse(principal.arn()).orElse(null);
      if (session == null || session.assumedRole().isEmpty()) {
        return false;
      }
      String role = session.assumedRole();
      String arn = "arn:" + session.partition() + ":iam::" + session.account() + ":role/" + role;
      return text.equals(role) || text.equals(arn);
    }

    private boolean isPerson(Principal principal) {
      return principal.attested()
          && principal.person() != null
          && text.equals(IssuedPrincipals.person(principal).key());
    }
  }
}
