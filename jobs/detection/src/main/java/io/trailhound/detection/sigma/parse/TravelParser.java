package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Travel;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.Set;

/** Reads what {@code travel} asks. */
final class TravelParser {
  /** Half the way around the Earth, in kilometres: nothing is farther. */
  private static final long FARTHEST = 20_000;

  private TravelParser() {}

  static Travel parse(Yaml.Mapping section) throws YamlException {
    Yaml.Mapping condition = Settings.condition(section, Set.of("speed", "distance"));
    BigDecimal speed = Settings.number(condition, "speed", 1, 1_000_000);
    BigDecimal distance = Settings.number(condition, "distance", 1, FARTHEST);
    return new Travel(
        speed.doubleValue(),
        distance.doubleValue(),
        "at least "
            + distance.toPlainString()
            + " km at "
            + speed.toPlainString()
            + " km/h or more");
  }
}
