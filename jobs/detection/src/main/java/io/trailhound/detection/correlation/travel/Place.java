package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Joined;
import io.trailhound.detection.sigma.ast.Travel;
import io.trailhound.detection.sigma.text.Numbers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on the Earth, as the value of an input tells it.
 *
 * @param latitude in degrees, north above 0
 * @param longitude in degrees, east above 0
 * @param radius within which the true place lies, in kilometres
 * @param name of the town or country, else the degrees
 */
record Place(double latitude, double longitude, double radius, String name) {
  /** The mean radius of the Earth, in kilometres. */
  private static final double EARTH = 6371.0088;

  /** Half the way around the Earth, in kilometres. */
  private static final double FARTHEST = 20_016;

  /** The place of an input, or null when it tells none. */
  static @Nullable Place of(Input input, Travel asked) {
    String value = input.value();
    if (value == null) {
      return null;
    }
    List<String> parts = Joined.split(value, asked.read().size());
    double latitude = number(parts.get(0), 90);
    double longitude = number(parts.get(1), 180);
    double radius = number(parts.get(2), FARTHEST);
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return null;
    }
    return new Place(latitude, longitude, Double.isNaN(radius) ? 0 : Math.abs(radius), name(parts));
  }

  private static double number(String text, double most) {
    BigDecimal number = Numbers.parse(text);
    double value = number == null ? Double.NaN : number.doubleValue();
    return Math.abs(value) <= most ? value : Double.NaN;
  }

  private static String name(List<String> parts) {
    String city = parts.get(3);
    String country = parts.get(4);
    String name = city.isEmpty() ? country : country.isEmpty() ? city : city + " (" + country + ")";
    return Phrases.text(name.isEmpty() ? parts.get(0) + ", " + parts.get(1) : name);
  }

  /**
   * The least distance that there may be to another place, in kilometres: along the great circle,
   * less both radii. The functions are those of {@link StrictMath}, which are the same everywhere.
   */
  double distanceTo(Place other) {
    double north = sinOfHalf(other.latitude - latitude);
    double east = sinOfHalf(other.longitude - longitude);
    double chord =
        north * north
            + StrictMath.cos(StrictMath.toRadians(latitude))
                * StrictMath.cos(StrictMath.toRadians(other.latitude))
                * east
                * east;
    double between = 2 * EARTH * StrictMath.asin(Math.min(1, StrictMath.sqrt(chord)));
    return Math.max(0, between - (radius + other.radius));
  }

  private static double sinOfHalf(double degrees) {
    return StrictMath.sin(StrictMath.toRadians(degrees) / 2);
  }
}
