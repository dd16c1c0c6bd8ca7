package io.trailhound.generate.habits;

import io.trailhound.enrichment.ip.geo.MmdbWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an organization knows beside its trail, in the forms in which Trailhound reads it.
 *
 * <p>Everybody is said to work from 8:00 to 19:00, which is what a directory would know of them.
 */
public final class SideFiles {

  /** Where addresses are: a MaxMind DB. */
  public static final String NETWORKS = "networks.mmdb";

  /** The blocks of the cloud, in the form of AWS's {@code ip-ranges.json}. */
  public static final String RANGES = "ip-ranges.json";

  /** The organization's VPN, as a list of addresses. */
  public static final String VPN = "vpn.txt";

  /** A directory file with people's time zones and working hours. */
  public static final String OWNERS = "owners.csv";

  /** The same as behaviour rules read it. */
  public static final String CALENDARS = "calendars.yml";

  private static final String HOURS = "08:00-19:00";

  private SideFiles() {}

  /**
   * Writes the files into a folder that is there.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(HabitTrail trail, Path folder) throws IOException {
    Files.write(folder.resolve(NETWORKS), networks());
    Files.writeString(folder.resolve(RANGES), ranges());
    Files.writeString(folder.resolve(VPN), Atlas.vpn().prefix() + "\n");
    Files.writeString(folder.resolve(OWNERS), owners(trail));
    Files.writeString(folder.resolve(CALENDARS), calendars(trail));
  }

  private static byte[] networks() {
    MmdbWriter writer = new MmdbWriter("Example-Networks", 4, 24);
    for (Network network : Atlas.all()) {
      // Sorted, since the file is to be the same on every machine.
      writer.put(
          network.prefix(),
          new TreeMap<>(
              Map.<String, Object>of(
                  "country_code", network.country(),
                  "city", network.city(),
                  "latitude", network.latitude(),
                  "longitude", network.longitude(),
                  "accuracy_radius", network.radius(),
                  "asn", network.asNumber(),
                  "as_name", network.asName())));
    }
    return writer.bytes();
  }

  private static String ranges() {
    StringBuilder text = new StringBuilder("{\"syncToken\":\"0\",\"prefixes\":[");
    char before = ' ';
    for (String region : Cast.REGIONS) {
      text.append(before).append("{\"ip_prefix\":\"").append(Atlas.cloud(region).prefix());
      text.append("\",\"region\":\"").append(region).append("\",\"service\":\"EC2\"}");
      before = ',';
    }
    return text.append("]}\n").toString();
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
  static String calendars(HabitTrail trail) {
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
