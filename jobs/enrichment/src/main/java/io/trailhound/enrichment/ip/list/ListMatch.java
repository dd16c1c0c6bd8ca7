package io.trailhound.enrichment.ip.list;

import org.jspecify.annotations.Nullable;

/**
 * That an address is on a list.
 *
 * @param list the list's name
 * @param kind what that means
 * @param block the most specific entry that counts, as a block such as {@code 198.51.100.0/24}
 * @param validUntil when the entry expires, in milliseconds since the epoch; {@link Long#MAX_VALUE}
 *     for never
 * @param description what the list says of the entry
 */
public record ListMatch(
    String list, ListKind kind, String block, long validUntil, @Nullable String description) {}
