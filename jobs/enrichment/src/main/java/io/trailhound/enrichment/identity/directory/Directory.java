package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.Principal.Form;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of all directory files together. Immutable and safe to share between threads.
 *
 * <p>An identity's facts are those under its key; then those under the ARN of its role or issuing
 * user; then those under its user name, if it is a user, an Identity Center or a SAML person; then
 * those under its user id in Identity Center. The names of sessions of other roles are chosen by
 * who takes the role, so nothing is looked up by them.
 */
public final class Directory {
  /** A directory that knows nothing. */
  public static final Directory EMPTY = new Directory(Map.of(), Map.of());

  private static final String IDENTITY_CENTER = "identitycenter:";

  private final Map<String, IdentityFacts> identities;
  private final Map<String, AccountFacts> accounts;

  Directory(Map<String, IdentityFacts> identities, Map<String, AccountFacts> accounts) {
    this.identities = Map.copyOf(identities);
    this.accounts = Map.copyOf(accounts);
  }

  /** How many identities it has facts of. */
  public int identities() {
    return identities.size();
  }

  /** How many accounts it has facts of. */
  public int accounts() {
    return accounts.size();
  }

  /** The facts of a principal; empty if there are none. */
  public Optional<IdentityFacts> of(Principal principal) {
    @Nullable IdentityFacts facts = join(null, principal.key());
    facts = join(facts, principal.issuer());
    facts = join(facts, userName(principal));
    facts = join(facts, userId(principal));
    return Optional.ofNullable(facts);
  }

  /** The facts under a key: an ARN, a user name, a user id of Identity Center. */
  public Optional<IdentityFacts> identity(String key) {
    return Optional.ofNullable(identities.get(key));
  }

  /** The facts of an account by its id. */
  public Optional<AccountFacts> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  private @Nullable IdentityFacts join(@Nullable IdentityFacts facts, @Nullable String key) {
    IdentityFacts more = key == null ? null : identities.get(key);
    return facts == null || more == null ? (more == null ? facts : more) : facts.or(more);
  }

  private static @Nullable String userName(Principal principal) {
    if (principal.person() != null && principal.attested()) {
      return principal.person();
    }
    boolean user =
        principal.form() == Form.IAM_USER
            || principal.form() == Form.SAML_USER
            || principal.form() == Form.IDENTITY_CENTER_USER;
    return user ? principal.name() : null;
  }

  private static @Nullable String userId(Principal principal) {
    String key = principal.key();
    return principal.form() == Form.IDENTITY_CENTER_USER && key.startsWith(IDENTITY_CENTER)
        ? key.substring(Math.max(key.lastIndexOf('/') + 1, IDENTITY_CENTER.length()))
        : null;
  }
}
