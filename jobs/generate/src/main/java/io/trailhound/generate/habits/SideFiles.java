package io.trailhound.generate.habits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What an organization knows beside its trail: {@code networks.csv}, where addresses are; {@code
 * vpn.txt}, its VPN as a list of addresses; {@code owners.csv}, a directory file with people's time
 * zones and working hours; {@code calendars.yml}, the same as behaviour rules read it.
 *
 * <p>Everybody is said to work from 8:00 to 19:00, which is what a directory would know of them.
 */
public final class SideFiles {

  private static final String HOURS = "08:00-19:00";

  private SideFiles() {}

  /**
   * Writes the files into a folder that is there.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(HabitTrail trail, Path folder) throws IOException {
    Files.writeString(folder.resolve("networks.csv"), Atlas.csv());
    Files.writeString(folder.resolve("vpn.txt"), Atlas.vpn().prefix() + "\n");
    Files.writeString(folder.resolve("owners.csv"), owners(trail));
    Files.writeString(folder.resolve("calendars.yml"), calendars(trail));
  }

  static String owners(HabitTrail trail) {
    StringBuilder text = new StringBuilder("principal,time_zone,working_hours,email\n");
    for (Member member : trail.members()) {
      if (member.kind() == Member.Kind.PERSON) {
        String email = member.origin().substring(member.origin().indexOf(':') + 1);
        text.append(email).append(',').append(member.city().zone).append(",Mon-Fri ");
        text.append(HOURS).append(',').append(email).append('\n');
      }
    }
    return text.toString();
  }

  /** A calendar for each city, and people's principals and origins with the one of theirs. */
  public static String calendars(HabitTrail trail) {
    StringBuilder text = new StringBuilder("calendars:\n");
    for (City city : City.values()) {
      text.append("  ").append(name(city)).append(":\n    zone: ").append(city.zone);
      text.append("\n    working-hours: \"").append(HOURS);
      text.append("\"\n    working-days: [mon, tue, wed, thu, fri]\n    holidays: [");
      text.append(city.holidays.strip().replace(" ", ", ")).append("]\n");
    }
    TreeMap<String, City> people = new TreeMap<>();
    for (Member member : trail.members()) {
      if (member.kind() == Member.Kind.PERSON) {
        people.put(member.principal(), member.city());
        people.put(member.origin(), member.city());
      }
    }
    text.append("identities:\n");
    people.forEach(
        (key, city) ->
            text.append("  \"").append(key).append("\": ").append(name(city)).append('\n'));
    return text.toString();
  }

  private static String name(City city) {
    return city.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
