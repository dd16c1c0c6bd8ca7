package io.trailhound.enrichment.ip.geo;

import io.trailhound.enrichment.ip.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any number of databases as one: the place comes whole from the first that knows one for the
 * address, and so does the network. Safe for any number of threads.
 */
public final class Geo {
  private final List<GeoDatabase> databases;

  /** Asks the databases in this order. */
  public Geo(List<GeoDatabase> databases) {
    this.databases = List.copyOf(databases);
  }

  /**
   * What is known of an address; what is not is null.
   *
   * @param place where it is
   * @param network whose network it is
   */
  public record Located(@Nullable Place place, @Nullable Network network) {
    /** Nothing is known. */
    public static final Located NOWHERE = new Located(null, null);
  }

  /** Asks for an address. */
  public Located locate(Address address) {
    Place place = null;
    Network network = null;
    for (GeoDatabase database : databases) {
      boolean wanted = place == null && database.hasPlaces();
      if (!wanted && (network != null || !database.hasNetworks())) {
        continue;
      }
      Map<?, ?> record = database.record(address);
      if (record != null) {
        place = place != null ? place : Layout.place(record);
        network = network != null ? network : Layout.network(record);
      }
    }
    return place == null && network == null ? Located.NOWHERE : new Located(place, network);
  }

  /** How many lookups met a fault in a file; each gave nothing from that file. */
  public long failures() {
    long sum = 0;
    for (GeoDatabase database : databases) {
      sum += database.failures();
    }
    return sum;
  }
}
