package io.trailhound.enrichment.ip.geo;

import org.jspecify.annotations.Nullable;

/**
 * Where an address is. What the database does not say is null.
 *
 * @param continentCode two letters, such as {@code EU}
 * @param countryIso ISO 3166-1 alpha-2
 * @param countryName in English
 * @param regionIso ISO 3166-2 with the country, such as {@code SE-E}
 * @param regionName in English
 * @param cityName in English
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param accuracyRadiusKm radius around the point, in kilometres
 * @param timeZone IANA name, such as {@code Europe/Stockholm}
 * @param postalCode as the country writes it
 */
public record Place(
    @Nullable String continentCode,
    @Nullable String countryIso,
    @Nullable String countryName,
    @Nullable String regionIso,
    @Nullable String regionName,
    @Nullable String cityName,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Integer accuracyRadiusKm,
    @Nullable String timeZone,
    @Nullable String postalCode) {

  /** The continent in English; null when its code is not known. */
  public @Nullable String continentName() {
    return continentCode == null
        ? null
        : switch (continentCode) {
          case "AF" -> "Africa";
          case "AN" -> "Antarctica";
          case "AS" -> "Asia";
          case "EU" -> "Europe";
          case "NA" -> "North America";
          case "OC" -> "Oceania";
          case "SA" -> "South America";
          default -> null;
        };
  }

  /** Whether nothing is known. */
  public boolean isEmpty() {
    return continentCode == null
        && countryIso == null
        && countryName == null
        && regionName == null
        && cityName == null
        && latitude == null;
  }
}
