package io.trailhound.bench.behaviour;

import io.trailhound.detection.sigma.parse.RuleFiles;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.ip.IpDataFiles;
import io.trailhound.enrichment.ip.IpSources;
import io.trailhound.enrichment.ip.Reload;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import io.trailhound.generate.habits.HabitTrail;
import io.trailhound.generate.habits.SideFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an organization knows beside its trail, and the rules with its calendars.
 *
 * @param rules those asked for; what could not be loaded is among their problems
 * @param known of addresses and people
 */
record Surroundings(RuleSet rules, Knowledge known) {
  /**
   * Loads them as a replay does, from files.
   *
   * @param folder for the files of the trail; the database stays mapped
   * @param paths of the rules
   */
  static Surroundings of(HabitTrail trail, Path folder, List<Path> paths) throws IOException {
    SideFiles.write(trail, folder);
    List<Path> files = new ArrayList<>(paths);
    files.add(folder.resolve(SideFiles.CALENDARS));
    IpSources sources =
        new IpSources(
            List.of(folder.resolve(SideFiles.NETWORKS)),
            Optional.of(folder.resolve(SideFiles.RANGES)),
            List.of(ListSource.of("vpn", ListKind.ALLOW, folder.resolve(SideFiles.VPN))));
    Reload addresses = new IpDataFiles(sources).reload();
    DirectoryFiles.Loaded people = DirectoryFiles.load(List.of(folder.resolve(SideFiles.OWNERS)));
    if (addresses instanceof Reload.Kept kept) {
      throw new IOException("generated files are refused: " + kept.problems());
    }
    if (!people.problems().isEmpty()) {
      throw new IOException("generated files are refused: " + people.problems());
    }
    return new Surroundings(
        RuleLoader.load(RuleFiles.read(files)),
        new Knowledge(addresses.data(), people.directory()));
  }
}
