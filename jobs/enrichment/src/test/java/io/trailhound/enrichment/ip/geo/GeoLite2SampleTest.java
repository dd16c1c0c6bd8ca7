package io.trailhound.enrichment.ip.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** MaxMind's own test databases, where they are beside the project. */
class GeoLite2SampleTest {
  private static final Path FOLDER = Path.of("../../../shared/data/mmdb");

  @Test
  void theTestDatabasesAreUnderstood() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no test databases at " + FOLDER.toAbsolutePath());
    List<GeoDatabase> databases = new ArrayList<>();
    for (String name : List.of("City", "ASN", "Country")) {
      Loaded<GeoDatabase> loaded =
          GeoDatabase.open(FOLDER.resolve("GeoLite2-" + name + "-Test.mmdb"));
      assertThat(loaded).isInstanceOf(Loaded.Ready.class);
      databases.add(((Loaded.Ready<GeoDatabase>) loaded).value());
    }
    Geo geo = new Geo(databases);
    Geo.Located sweden = geo.locate(Address.parse("89.160.20.156").orElseThrow());
    assertThat(sweden.network()).isEqualTo(new Network(29518, "Bredband2 AB"));
    Place place = Objects.requireNonNull(sweden.place());
    assertThat(place.continentName()).isEqualTo("Europe");
    assertThat(place.countryIso()).isEqualTo("SE");
    assertThat(place.countryName()).isEqualTo("Sweden");
    assertThat(place.regionIso()).isEqualTo("SE-E");
    assertThat(place.regionName()).isEqualTo("Östergötland County");
    assertThat(place.cityName()).isEqualTo("Linköping");
    assertThat(place.latitude()).isEqualTo(58.4167);
    assertThat(place.longitude()).isEqualTo(15.6167);
    Place london =
        Objects.requireNonNull(geo.locate(Address.parse("81.2.69.144").orElseThrow()).place());
    assertThat(london.cityName()).isEqualTo("London");
    assertThat(london.regionIso()).isEqualTo("GB-ENG");
    assertThat(geo.locate(Address.parse("127.0.0.1").orElseThrow())).isEqualTo(Geo.Located.NOWHERE);
    assertThat(geo.failures()).isZero();
  }
}
