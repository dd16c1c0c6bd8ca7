package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.testing.Prerequisites;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real package with a real database. */
class GeoipCommandIT {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void aDatabaseIsFetchedWithItsLicence() throws Exception {
    Prerequisites.require(Prerequisites.hasProgram("npm"), "npm is missing: install Node");
    Path folder = temp.resolve("geo");
    Trailhound.Result result =
        Trailhound.run(
            "geoip",
            "fetch",
            folder.toString(),
            "--package",
            "@ip-location-db/geo-whois-asn-country-mmdb");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out()).contains("licence: CC0-1.0");
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      assertThat(names).anyMatch(name -> name.endsWith(".mmdb"));
      assertThat(names).noneMatch(name -> name.startsWith(".fetching"));
    }
  }

  @Test
  void aPackageThatIsNotThereIsAnErrorInOneMessage() {
    Prerequisites.require(Prerequisites.hasProgram("npm"), "npm is missing: install Node");
    Trailhound.Result result =
        Trailhound.run(
            "geoip", "fetch", temp.toString(), "--package", "@ip-location-db/there-is-none");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("npm cannot fetch @ip-location-db/there-is-none");
  }
}
