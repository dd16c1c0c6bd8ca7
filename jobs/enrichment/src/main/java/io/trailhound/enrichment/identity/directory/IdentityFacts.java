package io.trailhound.enrichment.identity.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an identity beyond its records; null for what is not.
 *
 * @param name its name for reading
 * @param email its address
 * @param owner who answers for it
 * @param department where in the organisation it belongs
 * @param criticality how much depends on it, as {@code high}
 * @param privileged whether it may do more than most
 * @param timeZone its time zone's id, as {@code Europe/Berlin}
 * @param workingHours when it works, as {@code Mon-Fri 08:00-18:00}
 * @param mfaActive whether a second factor is registered
 * @param passwordLastUsed when its password was used last
 * @param keyLastRotated when the older of its active access keys was made
 * @param groups its groups in Identity Center, sorted
 */
public record IdentityFacts(
    @Nullable String name,
    @Nullable String email,
    @Nullable String owner,
    @Nullable String department,
    @Nullable String criticality,
    @Nullable Boolean privileged,
    @Nullable String timeZone,
    @Nullable String workingHours,
    @Nullable Boolean mfaActive,
    @Nullable Instant passwordLastUsed,
    @Nullable Instant keyLastRotated,
    List<String> groups) {

  /** Nothing is known. */
  public static final IdentityFacts NONE =
      new IdentityFacts(
          null, null, null, null, null, null, null, null, null, null, null, List.of());

  /** Copies the list, sorted and without repetition. */
  public IdentityFacts {
    groups = groups.stream().sorted().distinct().toList();
  }

  /** Whether its criticality is {@code high} or {@code critical}. */
  public boolean isCritical() {
    String level = criticality == null ? "" : criticality.toLowerCase(Locale.ROOT);
    return level.equals("high") || level.equals("critical");
  }

  /** These facts, and another's where these have none; all groups of both. */
  public IdentityFacts or(IdentityFacts other) {
    return new IdentityFacts(
        first(name, other.name),
        first(email, other.email),
        first(owner, other.owner),
        first(department, other.department),
        first(criticality, other.criticality),
        first(privileged, other.privileged),
        first(timeZone, other.timeZone),
        first(workingHours, other.workingHours),
        first(mfaActive, other.mfaActive),
        first(passwordLastUsed, other.passwordLastUsed),
        first(keyLastRotated, other.keyLastRotated),
        Stream.concat(groups.stream(), other.groups.stream()).toList());
  }

  private static <T> @Nullable T first(@Nullable T a, @Nullable T b) {
    return a == null ? b : a;
  }
}
