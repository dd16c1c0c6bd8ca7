package io.trailhound.enrichment.ip.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoDatabaseTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  @Test
  void theFirstThatKnowsAPartGivesIt() throws Exception {
    GeoDatabase own = open(new MmdbWriter("own", 4, 24).put("198.51.100.0/25", country("SE")));
    GeoDatabase both =
        open(
            new MmdbWriter("both", 6, 28)
                .put("198.51.100.0/24", Map.of("country_code", "NO", "asn", "AS64500"))
                .put("2001:db8::/32", country("FI")));
    Geo geo = new Geo(List.of(own, both));
    assertThat(iso(geo, "198.51.100.1")).isEqualTo("SE");
    assertThat(iso(geo, "198.51.100.200")).isEqualTo("NO");
    assertThat(iso(geo, "2001:db8::1")).isEqualTo("FI");
    assertThat(iso(geo, "2001:db9::1")).isNull();
    assertThat(geo.locate(address("198.51.100.1")).network()).isEqualTo(new Network(64500, null));
    assertThat(geo.failures()).isZero();
  }

  @Test
  void theMostSpecificBlockCounts() throws Exception {
    Geo geo =
        new Geo(
            List.of(
                open(
                    new MmdbWriter("nested", 6, 32)
                        .put("198.51.0.0/16", country("SE"))
                        .put("198.51.100.0/24", country("NO"))
                        .put("198.51.100.7/32", country("DK")))));
    assertThat(iso(geo, "198.51.99.7")).isEqualTo("SE");
    assertThat(iso(geo, "198.51.100.8")).isEqualTo("NO");
    assertThat(iso(geo, "198.51.100.7")).isEqualTo("DK");
  }

  @Test
  void aDamagedRecordIsCountedAndGivesNothing() throws Exception {
    MmdbWriter writer = new MmdbWriter("damaged", 4, 24);
    for (int i = 0; i < 300; i++) {
      writer.put("10." + (i >> 8) + "." + (i & 255) + ".0/24", country("SE"));
    }
    byte[] bytes = writer.put("198.51.100.0/24", country("DAMAGED")).bytes();
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("DAMAGED");
    // The control byte of the text becomes that of a map with very many entries.
    bytes[at - 1] = (byte) 0xFF;
    GeoDatabase database = open(bytes);
    Geo geo = new Geo(List.of(database));
    assertThat(iso(geo, "198.51.100.1")).isNull();
    assertThat(iso(geo, "198.51.100.1")).isNull();
    assertThat(geo.failures()).isEqualTo(2);
    assertThat(iso(geo, "10.0.1.1")).isEqualTo("SE");
  }

  @Test
  void aReplacedDatabaseStaysReadable() throws Exception {
    Path file = dir.resolve("replaced.mmdb");
    Files.write(file, new MmdbWriter("a", 4, 24).put("198.51.100.0/24", country("SE")).bytes());
    Geo old = new Geo(List.of(value(GeoDatabase.open(file))));
    Path next = dir.resolve("next");
    Files.write(next, new MmdbWriter("b", 4, 24).put("198.51.100.0/24", country("NO")).bytes());
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    Geo renewed = new Geo(List.of(value(GeoDatabase.open(file))));
    assertThat(iso(old, "198.51.100.1")).isEqualTo("SE");
    assertThat(iso(renewed, "198.51.100.1")).isEqualTo("NO");
  }

  private GeoDatabase open(MmdbWriter writer) throws Exception {
    return open(writer.bytes());
  }

  private GeoDatabase open(byte[] bytes) throws Exception {
    return value(GeoDatabase.open(Files.write(Files.createTempFile(dir, "x", ".mmdb"), bytes)));
  }

  private static GeoDatabase value(Loaded<GeoDatabase> loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    return ((Loaded.Ready<GeoDatabase>) loaded).value();
  }

  private static Map<String, ?> country(String iso) {
    return Map.of("country_code", iso);
  }

  private static @Nullable String iso(Geo geo, String text) {
    Place place = geo.locate(address(text)).place();
    return place == null ? null : place.countryIso();
  }

  private static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }
}
