package io.trailhound.enrichment.identity.directory;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an account; null for what is not.
 *
 * @param id the account id
 * @param name its name in the organization
 * @param email the address of its root user
 * @param status {@code ACTIVE}, {@code SUSPENDED}, ...
 * @param unit the organizational units from the root down, as {@code /Workloads/Production}
 */
public record AccountFacts(
    String id,
    @Nullable String name,
    @Nullable String email,
    @Nullable String status,
    @Nullable String unit) {

  /** These facts, and another's where these have none. */
  public AccountFacts or(AccountFacts other) {
    return new AccountFacts(
        id,
        name == null ? other.name : name,
        email == null ? other.email : email,
        status == null ? other.status : status,
        unit == null ? other.unit : unit);
  }
}
