package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.Travel;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is told of a trip: {@code Mexico City (MX) to Warsaw (PL), 10,190 km in 42 min}. */
final class TripText {
  private TripText() {}

  static Episode episode(Trip trip, Travel asked) {
    Place from = place(trip.from(), asked);
    Place to = place(trip.to(), asked);
    long kilometres = (long) from.distanceTo(to);
    long millis = trip.to().time() - trip.from().time();
    List<Input> inputs = trip.inputs();
    return new Episode(
        trip.alertId(),
        trip.to().time(),
        trip.from().time(),
        trip.end(),
        trip.changes() + 1,
        BigDecimal.valueOf(kilometres),
        0,
        inputs.stream().map(Input::evidence).toList(),
        Math.max(0, trip.changes() + 1 - inputs.size()),
        new Finding(
            sentence(trip, from, to, kilometres, millis),
            figures(trip, from, to, kilometres, millis)));
  }

  private static Place place(Input input, Travel asked) {
    Place place = Place.of(input, asked);
    if (place == null) {
      throw new IllegalArgumentException("an input without a place");
    }
    return place;
  }

  private static String sentence(Trip trip, Place from, Place to, long kilometres, long millis) {
    StringBuilder sentence = new StringBuilder();
    sentence.append(from.name()).append(" to ").append(to.name()).append(", ");
    sentence.append(Phrases.number(kilometres)).append(" km");
    if (from.radius() + to.radius() > 0) {
      sentence.append(" less both radii");
    }
    sentence.append(millis == 0 ? " at the same time" : " in " + Phrases.span(millis));
    if (trip.changes() > 1) {
      sentence.append(" (").append(Phrases.number(trip.changes() - 1));
      sentence.append(" more such changes until ").append(Phrases.time(trip.end())).append(')');
    }
    if (trip.left() > 0) {
      sentence.append(" (").append(Phrases.number(trip.left()));
      sentence.append(" changes between further places left out)");
    }
    return sentence.toString();
  }

  private static SortedMap<String, Object> figures(
      Trip trip, Place from, Place to, long kilometres, long millis) {
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("from", from.name());
    figures.put("to", to.name());
    figures.put("kilometres", kilometres);
    figures.put("seconds", millis / 1000);
    figures.put("changes", trip.changes());
    figures.put("left_out", trip.left());
    return figures;
  }
}
