package io.trailhound.enrichment.ip.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layouts of each publisher, through a file and MaxMind's reader. */
class LayoutTest {
  private static final Place LINKOPING =
      new Place(
          "EU",
          "SE",
          "Sweden",
          "SE-E",
          "Östergötland",
          "Linköping",
          58.4,
          15.6,
          76,
          "Europe/Stockholm",
          "582 22");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  @Test
  void maxMindAndDbIpCity() throws Exception {
    Map<String, ?> record =
        Map.of(
            "continent", Map.of("code", "EU", "names", Map.of("en", "Europe")),
            "country", Map.of("iso_code", "SE", "names", Map.of("en", "Sweden", "de", "Schweden")),
            "subdivisions", List.of(Map.of("iso_code", "E", "names", Map.of("en", "Östergötland"))),
            "city", Map.of("names", Map.of("en", "Linköping")),
            "location",
                Map.of(
                    "latitude",
                    58.4,
                    "longitude",
                    15.6,
                    "accuracy_radius",
                    76,
                    "time_zone",
                    "Europe/Stockholm"),
            "postal", Map.of("code", "582 22"));
    assertThat(locate("GeoLite2-City", 28, record).place()).isEqualTo(LINKOPING);
    assertThat(LINKOPING.continentName()).isEqualTo("Europe");
  }

  @Test
  void maxMindCountryAndDbIpWithNamesOnly() throws Exception {
    assertThat(locate("GeoLite2-Country", 24, Map.of("country", Map.of("iso_code", "SE"))).place())
        .isEqualTo(country(null, "SE", null));
    Map<String, ?> dbip =
        Map.of(
            "country", Map.of("iso_code", "SE"),
            "subdivisions", List.of(Map.of("names", Map.of("en", "Östergötland"))));
    Place place = Objects.requireNonNull(locate("DBIP-City-Lite", 32, dbip).place());
    assertThat(place.regionName()).isEqualTo("Östergötland");
    assertThat(place.regionIso()).isNull();
  }

  @Test
  void maxMindAndDbIpAsn() throws Exception {
    Map<String, ?> record =
        Map.of(
            "autonomous_system_number",
            64500,
            "autonomous_system_organization",
            "Example Networks");
    Geo.Located located = locate("DBIP-ASN-Lite (compat=GeoLite2-ASN)", 24, record);
    assertThat(located.network()).isEqualTo(new Network(64500, "Example Networks"));
    assertThat(located.place()).isNull();
  }

  @Test
  void ipinfoLite() throws Exception {
    Map<String, ?> record =
        Map.of(
            "country", "Sweden",
            "country_code", "SE",
            "continent", "Europe",
            "continent_code", "EU",
            "asn", "AS64500",
            "as_name", "Example Networks",
            "as_domain", "example.com");
    Geo.Located located = locate("ipinfo generic_bundle_lite_free.mmdb", 32, record);
    assertThat(located.place()).isEqualTo(country("EU", "SE", "Sweden"));
    assertThat(located.network()).isEqualTo(new Network(64500, "Example Networks"));
  }

  @Test
  void ipinfoCountryAndAsnOfOlderDays() throws Exception {
    Map<String, ?> record = Map.of("country", "SE", "continent", "EU", "country_name", "Sweden");
    assertThat(locate("ipinfo country", 24, record).place())
        .isEqualTo(country("EU", "SE", "Sweden"));
    Map<String, ?> asn = Map.of("asn", "AS64500", "as_domain", "example.com");
    assertThat(locate("ipinfo asn", 24, asn).network())
        .isEqualTo(new Network(64500, "example.com"));
  }

  @Test
  void ipinfoLocationWithTextNumbers() throws Exception {
    Map<String, String> record =
        Map.of(
            "city", "Linköping",
            "country", "SE",
            "region", "Östergötland",
            "region_code", "E",
            "lat", "58.4",
            "lng", "15.6",
            "postal_code", "582 22",
            "timezone", "Europe/Stockholm",
            "radius", "76");
    Place place =
        Objects.requireNonNull(locate("ipinfo standard_location.mmdb", 32, record).place());
    assertThat(place)
        .isEqualTo(
            new Place(
                null,
                "SE",
                null,
                "SE-E",
                "Östergötland",
                "Linköping",
                58.4,
                15.6,
                76,
                "Europe/Stockholm",
                "582 22"));
  }

  @Test
  void ipinfoLocInOneText() throws Exception {
    Place place =
        Objects.requireNonNull(
            locate("ipinfo", 24, Map.of("country", "SE", "loc", "58.4,15.6")).place());
    assertThat(place.latitude()).isEqualTo(58.4);
    assertThat(place.longitude()).isEqualTo(15.6);
  }

  @Test
  void ipLocationDb() throws Exception {
    Map<String, ?> city =
        Map.of(
            "country_code", "SE",
            "state1", "Östergötland",
            "city", "Linköping",
            "latitude", 58.4,
            "longitude", 15.6,
            "postcode", "582 22",
            "timezone", "Europe/Stockholm");
    Place place = Objects.requireNonNull(locate("geolite2-city", 28, city).place());
    assertThat(place)
        .isEqualTo(
            new Place(
                null,
                "SE",
                null,
                null,
                "Östergötland",
                "Linköping",
                58.4,
                15.6,
                null,
                "Europe/Stockholm",
                "582 22"));
    assertThat(locate("country", 24, Map.of("country_code", "SE")).place())
        .isEqualTo(country(null, "SE", null));
  }

  @Test
  void valuesOfNoSenseAreNotTaken() throws Exception {
    Map<String, ?> record =
        Map.of(
            "country",
            "SE",
            "lat",
            "ninety",
            "lng",
            "15.6",
            "asn",
            "ASx",
            "city",
            " ",
            "region",
            List.of("a"));
    Geo.Located located = locate("odd", 24, record);
    assertThat(located.place()).isEqualTo(country(null, "SE", null));
    assertThat(located.network()).isNull();
    Map<String, ?> far = Map.of("country", "SE", "latitude", 91.0, "longitude", 15.6);
    assertThat(locate("far", 24, far).place()).isEqualTo(country(null, "SE", null));
  }

  private static Place country(@Nullable String continent, String iso, @Nullable String name) {
    return new Place(continent, iso, name, null, null, null, null, null, null, null, null);
  }

  private Geo.Located locate(String type, int recordSize, Map<String, ?> record) throws Exception {
    Path file = dir.resolve("x.mmdb");
    Files.deleteIfExists(file);
    for (int ipVersion : new int[] {4, 6}) {
      Files.write(
          file, new MmdbWriter(type, ipVersion, recordSize).put("198.51.100.0/24", record).bytes());
    }
    Loaded<GeoDatabase> loaded = GeoDatabase.open(file);
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    GeoDatabase database = ((Loaded.Ready<GeoDatabase>) loaded).value();
    assertThat(database.type()).isEqualTo(type);
    Geo geo = new Geo(List.of(database));
    assertThat(geo.locate(Address.parse("198.51.99.255").orElseThrow()))
        .isEqualTo(Geo.Located.NOWHERE);
    Geo.Located located = geo.locate(Address.parse("198.51.100.200").orElseThrow());
    assertThat(database.hasPlaces()).isEqualTo(located.place() != null);
    assertThat(database.hasNetworks()).isEqualTo(located.network() != null);
    return located;
  }
}
