package io.trailhound.generate.habits;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.ip.AddressFacts;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.IpDataFiles;
import io.trailhound.enrichment.ip.IpSources;
import io.trailhound.enrichment.ip.Reload;
import io.trailhound.enrichment.ip.SourceKind;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideFilesTest {

  private static final HabitOptions SMALL =
      HabitOptions.DEFAULT.withWeeks(1).withPrincipals(40).withAnomalies(6);

  private final Path folder;

  SideFilesTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    SideFiles.write(new HabitTrail(SMALL), folder);
  }

  private IpData addresses() {
    IpSources sources =
        new IpSources(
            List.of(folder.resolve(SideFiles.NETWORKS)),
            Optional.of(folder.resolve(SideFiles.RANGES)),
            List.of(ListSource.of("vpn", ListKind.ALLOW, folder.resolve(SideFiles.VPN))));
    Reload reload = new IpDataFiles(sources).reload();
    assertThat(reload).isInstanceOf(Reload.Replaced.class);
    return reload.data();
  }

  @Test
  void enrichmentKnowsEveryNetwork() {
    IpData data = addresses();
    for (Network network : Atlas.all()) {
      AddressFacts facts = data.lookup(network.address(network.size() - 1), null, 0);
      boolean cloud = network.kind() == Network.Kind.CLOUD;
      assertThat(facts.kind()).isEqualTo(cloud ? SourceKind.AMAZON : SourceKind.PUBLIC);
      assertThat(facts.place()).isNotNull();
      assertThat(Objects.requireNonNull(facts.place()).countryIso()).isEqualTo(network.country());
      assertThat(Objects.requireNonNull(facts.place()).cityName()).isEqualTo(network.city());
      assertThat(Objects.requireNonNull(facts.place()).latitude()).isEqualTo(network.latitude());
      assertThat(Objects.requireNonNull(facts.place()).accuracyRadiusKm())
          .isEqualTo(network.radius());
      assertThat(facts.network()).isNotNull();
      assertThat(Objects.requireNonNull(facts.network()).asNumber()).isEqualTo(network.asNumber());
      assertThat(facts.lists()).hasSize(network.kind() == Network.Kind.VPN ? 1 : 0);
    }
    assertThat(data.lookup("2001:db8::1", null, 0).place()).isNull();
  }

  @Test
  void ownersAreADirectoryFile() throws Exception {
    Path owners = folder.resolve(SideFiles.OWNERS);
    assertThat(DirectoryFiles.load(List.of(owners)).problems()).isEmpty();
    assertThat(Files.readAllLines(owners))
        .hasSize(25)
        .startsWith(
            "principal,time_zone,working_hours,email",
            "user00000@example.com,America/Mexico_City,Mon-Fri 08:00-19:00,user00000@example.com");
  }

  @Test
  void calendarsAreThoseOfTheCities() throws Exception {
    assertThat(Files.readString(folder.resolve(SideFiles.CALENDARS)))
        .startsWith("calendars:\n  mexico-city:\n    zone: America/Mexico_City\n")
        .contains("    holidays: [2026-02-11, 2026-02-23, 2026-03-20]\n")
        .contains("\nidentities:\n  \"arn:aws:sts::")
        .contains("  \"identitycenter:user00001@example.com\": warsaw\n");
  }

  @Test
  void filesAreTheSameEachTime(@TempDir Path other) throws Exception {
    SideFiles.write(new HabitTrail(SMALL), other);
    for (String name : List.of(SideFiles.NETWORKS, SideFiles.RANGES, SideFiles.OWNERS)) {
      assertThat(other.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
    }
  }
}
