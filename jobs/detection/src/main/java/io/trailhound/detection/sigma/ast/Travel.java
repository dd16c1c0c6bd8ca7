package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * Two places of one group that are too far apart for the time between.
 *
 * @param speed in kilometres an hour, from which on nobody travels
 * @param distance in kilometres; what is nearer does not count
 */
public record Travel(double speed, double distance, String text) implements Behaviour {
  private static final List<String> PLACE =
      List.of("source.geo.location.lat", "source.geo.location.lon");
  private static final List<String> DETAILS =
      List.of("source.geo.accuracy_radius", "source.geo.city_name", "source.geo.country_iso_code");

  /** Latitude and longitude in degrees. */
  @Override
  public List<String> fields() {
    return PLACE;
  }

  /** The radius within which the true place lies, in kilometres, and the names of the place. */
  @Override
  public List<String> optional() {
    return DETAILS;
  }
}
