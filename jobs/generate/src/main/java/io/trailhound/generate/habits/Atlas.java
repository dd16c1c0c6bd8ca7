package io.trailhound.generate.habits;

import io.trailhound.generate.habits.Network.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The world as far as it has addresses here: all of them are reserved for documents. */
public final class Atlas {

  private static final String A = "203.0.113.";
  private static final String B = "198.51.100.";
  private static final String C = "192.0.2.";
  private static final int FIRST_AS = 64_496;
  private static final int FIRST_FOREIGN_AS = 65_536;

  private static final List<Network> NETWORKS = networks();

  private Atlas() {}

  /** Every network. */
  public static List<Network> all() {
    return NETWORKS;
  }

  /** The network of an address, if it is known. */
  public static Optional<Network> find(String address) {
    return NETWORKS.stream().filter(network -> network.holds(address)).findFirst();
  }

  /** The networks of a kind, those of cities in the cities' order. */
  static List<Network> of(Kind kind) {
    return NETWORKS.stream().filter(network -> network.kind() == kind).toList();
  }

  /** One of the two providers of homes in a city. */
  static Network home(City city, int provider) {
    return of(Kind.HOME).get(2 * city.number + Math.floorMod(provider, 2));
  }

  static Network office(City city) {
    return of(Kind.OFFICE).get(city.number);
  }

  static Network vpn() {
    return of(Kind.VPN).get(0);
  }

  static Network cloud(String region) {
    return of(Kind.CLOUD).get(region.startsWith("us-") ? 0 : 1);
  }

  private static List<Network> networks() {
    List<Network> all = new ArrayList<>();
    for (City city : City.values()) {
      int at = city.number;
      String name = city.label();
      all.add(in(city, A, 32 * at, 32, Kind.HOME, 20, FIRST_AS + at, name + " Cable"));
      all.add(in(city, B, 32 * at, 32, Kind.HOME, 50, FIRST_AS + 5 + at, name + " Telecom"));
    }
    for (City city : City.values()) {
      int first = 128 + 4 * city.number;
      all.add(in(city, C, first, 4, Kind.OFFICE, 5, FIRST_AS + 10, "Example Corp"));
    }
    all.add(in(City.NEW_YORK, C, 160, 16, Kind.VPN, 20, FIRST_AS + 11, "Example VPN"));
    all.add(cloud(0, "US", "Ashburn", 39.04, -77.49));
    all.add(cloud(64, "IE", "Dublin", 53.35, -6.26));
    elsewhere(all, "BR", "Sao Paulo", -23.55, -46.63);
    elsewhere(all, "RO", "Bucharest", 44.43, 26.10);
    elsewhere(all, "VN", "Hanoi", 21.03, 105.85);
    elsewhere(all, "ZA", "Johannesburg", -26.20, 28.05);
    elsewhere(all, "TR", "Istanbul", 41.01, 28.98);
    elsewhere(all, "AR", "Buenos Aires", -34.60, -58.38);
    elsewhere(all, "SE", "Stockholm", 59.33, 18.07);
    elsewhere(all, "NZ", "Auckland", -36.85, 174.76);
    elsewhere(all, "KE", "Nairobi", -1.29, 36.82);
    elsewhere(all, "NG", "Lagos", 6.52, 3.38);
    elsewhere(all, "ID", "Jakarta", -6.21, 106.85);
    elsewhere(all, "CL", "Santiago", -33.45, -70.67);
    return List.copyOf(all);
  }

  private static Network in(
      City city, String head, int first, int size, Kind kind, int radius, int as, String name) {
    return new Network(
        head,
        first,
        size,
        kind,
        city.country,
        city.label(),
        city.latitude,
        city.longitude,
        radius,
        as,
        name);
  }

  private static Network cloud(int first, String country, String city, double north, double east) {
    return new Network(
        C,
        first,
        64,
        Kind.CLOUD,
        country,
        city,
        north,
        east,
        50,
        FIRST_AS + 12,
        "Example Cloud " + city);
  }

  /** Sixteen addresses each, behind those of the homes. */
  private static void elsewhere(
      List<Network> all, String country, String city, double north, double east) {
    int index = (int) all.stream().filter(other -> other.kind() == Kind.ELSEWHERE).count();
    all.add(
        new Network(
            index < 6 ? A : B,
            160 + 16 * (index % 6),
            16,
            Kind.ELSEWHERE,
            country,
            city,
            north,
            east,
            50,
            FIRST_FOREIGN_AS + index,
            city + " Hosting"));
  }
}
