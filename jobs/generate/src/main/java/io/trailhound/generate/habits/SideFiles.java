package io.trailhound.generate.habits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an organization knows beside its trail: {@code networks.csv}, where addresses are; {@code
 * vpn.txt}, its VPN as a list of addresses; {@code owners.csv}, a directory file with people's time
 * zones and working hours.
 */
public final class SideFiles {

  private SideFiles() {}

  /**
   * Writes the files into a folder that is there.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(HabitTrail trail, Path folder) throws IOException {
    Files.writeString(folder.resolve("networks.csv"), Atlas.csv());
    Files.writeString(folder.resolve("vpn.txt"), Atlas.vpn().prefix() + "\n");
    Files.writeString(folder.resolve("owners.csv"), trail.owners());
  }
}
