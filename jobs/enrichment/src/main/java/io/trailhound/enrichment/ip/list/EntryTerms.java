package io.trailhound.enrichment.ip.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and for whom an entry of a list counts.
 *
 * @param validFrom the first millisecond since the epoch; {@link Long#MIN_VALUE} without a bound
 * @param validUntil the first millisecond at which it no longer counts; {@link Long#MAX_VALUE}
 *     without a bound
 * @param description what the list says of it
 * @param accounts the accounts it is for, sorted; empty: all
 */
record EntryTerms(
    long validFrom, long validUntil, @Nullable String description, List<String> accounts) {
  static final EntryTerms ALWAYS = new EntryTerms(Long.MIN_VALUE, Long.MAX_VALUE, null, List.of());

  boolean applies(@Nullable String account, long timeMillis) {
    return timeMillis >= validFrom && timeMillis < validUntil && covers(accounts, account);
  }

  /** Whether accounts that a list is for hold one; an unknown account is in no selection. */
  static boolean covers(List<String> accounts, @Nullable String account) {
    return accounts.isEmpty() || (account != null && accounts.contains(account));
  }
}
