package io.trailhound.enrichment.ip.geo;

import org.jspecify.annotations.Nullable;

/**
 * Whose network an address belongs to.
 *
 * @param asNumber the autonomous system's number, greater than 0
 * @param organization its holder, when the database says
 */
public record Network(long asNumber, @Nullable String organization) {}
