package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.directory.AccountFacts;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.IdentityFacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what is known of who called: {@code trailhound.identity} and {@code cloud.account}. */
final class IdentityFactsJson {
  private IdentityFactsJson() {}

  /** The caller of an event in an account. */
  static FactJson of(Principal principal, @Nullable String account, Directory directory) {
    FactJson json = new FactJson();
    String at = "trailhound.identity.";
    principal(json, at, principal, directory);
    json.put(at + "mfa", word(principal.mfa()));
    json.put(at + "credential", word(principal.credential()));
    json.put(at + "via", word(principal.via()));
    json.put(at + "session", principal.session());
    json.put(at + "issuer", principal.issuer());
    json.put(at + "source_identity", principal.sourceIdentity());
    if (account != null) {
      directory.account(account).ifPresent(facts -> account(json, facts));
    }
    return json;
  }

  /** An account of which something is known. */
  static FactJson ofAccount(String account, Directory directory) {
    FactJson json = new FactJson();
    directory.account(account).ifPresent(facts -> account(json, facts));
    return json;
  }

  /** What is said of callers and of first actors alike. */
  static void principal(FactJson json, String at, Principal principal, Directory directory) {
    json.put(at + "key", principal.key());
    json.put(at + "name", principal.name());
    json.put(at + "arn", principal.arn() == null ? principal.key() : principal.arn());
    json.put(at + "form", principal.form().type());
    json.put(at + "kind", word(principal.kind()));
    json.put(at + "account", principal.account());
    json.put(at + "person", principal.attested() ? principal.person() : null);
    json.put(at + "permission_set", principal.permissionSet());
    json.put(at + "workload", principal.workload());
    if (principal.account() != null) {
      directory
          .account(principal.account())
          .ifPresent(facts -> json.put(at + "account_name", facts.name()));
    }
    directory.of(principal).ifPresent(facts -> facts(json, at, facts));
  }

  private static void facts(FactJson json, String at, IdentityFacts facts) {
    json.put(at + "display_name", facts.name());
    json.put(at + "email", facts.email());
    json.put(at + "owner", facts.owner());
    json.put(at + "department", facts.department());
    json.put(at + "criticality", facts.criticality());
    json.put(at + "critical", facts.isCritical() ? true : null);
    json.put(at + "privileged", facts.privileged());
    json.put(at + "time_zone", facts.timeZone());
    json.put(at + "working_hours", facts.workingHours());
    json.put(at + "mfa_active", facts.mfaActive());
    json.put(at + "password_last_used", text(facts.passwordLastUsed()));
    json.put(at + "key_last_rotated", text(facts.keyLastRotated()));
    json.put(at + "groups", facts.groups());
  }

  private static void account(FactJson json, AccountFacts facts) {
    json.put("cloud.account.name", facts.name());
    json.put("trailhound.account.unit", facts.unit());
    json.put("trailhound.account.status", facts.status());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
