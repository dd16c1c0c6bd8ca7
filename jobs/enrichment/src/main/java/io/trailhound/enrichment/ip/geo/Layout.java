package io.trailhound.enrichment.ip.geo;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes places and networks out of the records of several publishers: MaxMind GeoLite2 and GeoIP2
 * (and DB-IP, which uses the same), IPinfo, and the npm packages of ip-location-db. Their keys do
 * not contradict each other, so that a record needs no label; what is none of them gives null.
 */
final class Layout {
  private Layout() {}

  /** The place in a record, or null. */
  static @Nullable Place place(Map<?, ?> record) {
    boolean nested = record.get("country") instanceof Map || record.get("location") instanceof Map;
    boolean other = record.get("continent") instanceof Map || record.get("city") instanceof Map;
    Place place = nested || other ? nestedPlace(record) : flatPlace(record);
    return place.isEmpty() ? null : place;
  }

  /** The network in a record, or null. */
  static @Nullable Network network(Map<?, ?> record) {
    Object number = record.get("autonomous_system_number");
    long asNumber = asNumber(number != null ? number : record.get("asn"));
    if (asNumber <= 0) {
      return null;
    }
    String holder = Fields.text(record, "autonomous_system_organization", "as_name", "name");
    return new Network(
        asNumber, holder != null ? holder : Fields.text(record, "as_domain", "domain"));
  }

  private static Place nestedPlace(Map<?, ?> record) {
    Map<?, ?> country = Fields.map(record, "country");
    Map<?, ?> region = Fields.first(record, "subdivisions");
    Map<?, ?> location = Fields.map(record, "location");
    String iso = Fields.text(country, "iso_code");
    Double radius = Fields.number(location, "accuracy_radius");
    Double latitude = degrees(Fields.number(location, "latitude"), 90);
    Double longitude = degrees(Fields.number(location, "longitude"), 180);
    return new Place(
        Fields.text(Fields.map(record, "continent"), "code"),
        iso,
        Fields.englishName(country),
        regionIso(iso, Fields.text(region, "iso_code")),
        Fields.englishName(region),
        Fields.englishName(Fields.map(record, "city")),
        longitude == null ? null : latitude,
        latitude == null ? null : longitude,
        radius == null ? null : (int) Math.round(radius),
        Fields.text(location, "time_zone"),
        Fields.text(Fields.map(record, "postal"), "code"));
  }

  private static Place flatPlace(Map<?, ?> record) {
    String country = Fields.text(record, "country");
    String iso = countryIso(Fields.text(record, "country_code"), country);
    String continent = Fields.text(record, "continent_code");
    Double radius = Fields.number(record, "accuracy_radius", "radius");
    double[] point = point(record);
    return new Place(
        continent != null ? continent : twoLetters(Fields.text(record, "continent")),
        iso,
        country != null && !country.equals(iso) ? country : Fields.text(record, "country_name"),
        regionIso(iso, Fields.text(record, "region_code")),
        Fields.text(record, "region", "state1"),
        Fields.text(record, "city", "city_name"),
        point.length == 0 ? null : Double.valueOf(point[0]),
        point.length == 0 ? null : Double.valueOf(point[1]),
        radius == null ? null : (int) Math.round(radius),
        Fields.text(record, "timezone", "time_zone"),
        Fields.text(record, "postal_code", "postcode", "postal"));
  }

  /** Latitude and longitude; empty when there is no point. */
  private static double[] point(Map<?, ?> record) {
    Double latitude = degrees(Fields.number(record, "latitude", "lat"), 90);
    Double longitude = degrees(Fields.number(record, "longitude", "lng", "lon"), 180);
    String both = Fields.text(record, "loc");
    int comma = both == null ? -1 : both.indexOf(',');
    if (both != null && comma >= 0) {
      latitude = degrees(Fields.number(both.substring(0, comma).strip()), 90);
      longitude = degrees(Fields.number(both.substring(comma + 1).strip()), 180);
    }
    return latitude == null || longitude == null
        ? new double[0]
        : new double[] {latitude, longitude};
  }

  private static @Nullable Double degrees(@Nullable Double value, int most) {
    return value == null || Math.abs(value) > most ? null : value;
  }

  private static @Nullable String countryIso(@Nullable String code, @Nullable String country) {
    return code != null ? code : twoLetters(country);
  }

  private static @Nullable String twoLetters(@Nullable String text) {
    return text != null && text.length() == 2 ? text : null;
  }

  private static @Nullable String regionIso(@Nullable String country, @Nullable String region) {
    if (country == null || region == null) {
      return null;
    }
    return region.startsWith(country + "-") ? region : country + "-" + region;
  }

  private static long asNumber(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (!(value instanceof String text)) {
      return 0;
    }
    String digits = text.toUpperCase(Locale.ROOT).startsWith("AS") ? text.substring(2) : text;
    Double number = Fields.number(digits);
    return number == null || number > 0xFFFF_FFFFL ? 0 : number.longValue();
  }
}
