package io.trailhound.detection.correlation.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trailhound.detection.correlation.Joined;
import io.trailhound.detection.correlation.history.Lone;
import java.util.List;
import org.junit.jupiter.api.Test;

class TravelTest {
  private static final String TRAVEL =
      """
      correlation:
        type: travel
        rules: a
        group-by: group
        timespan: 1d
        condition: {speed: 900, distance: 500}
      """;
  private static final String MEXICO = place("19.4326", "-99.1332", "20", "Mexico City", "MX");
  private static final String WARSAW = place("52.2297", "21.0122", "10", "Warsaw", "PL");
  private static final String BERLIN = place("52.52", "13.405", "", "Berlin", "DE");

  private static String place(
      String latitude, String longitude, String radius, String city, String country) {
    return Joined.join(List.of(latitude, longitude, radius, city, country));
  }

  @Test
  void tellsBothPlacesDistanceAndTime() {
    Lone lone = new Lone(TRAVEL);
    lone.insert("2026-05-01T09:00:00Z", MEXICO);
    lone.insert("2026-05-01T09:42:00Z", WARSAW);
    assertThat(lone.changes())
        .containsExactly(
            "new: Mexico City (MX) to Warsaw (PL), 10,150 km less both radii in 42 min");
    assertThat(lone.document().at("/trailhound/travel/kilometres").longValue()).isEqualTo(10_150);
    assertThat(lone.document().at("/trailhound/travel/seconds").longValue()).isEqualTo(2520);
    assertThat(lone.document().at("/trailhound/evidence").size()).isEqualTo(2);
    assertThat(lone.document().at("/trailhound/evidence/0/event_id").textValue())
        .isEqualTo("event-1");
  }

  @Test
  void joinsGoingToAndFro() {
    Lone lone = new Lone(TRAVEL);
    lone.insert("2026-05-01T09:00:00Z", MEXICO);
    lone.insert("2026-05-01T09:42:00Z", WARSAW);
    lone.insert("2026-05-01T09:50:00Z", MEXICO);
    lone.insert("2026-05-02T09:50:00Z", WARSAW);
    assertThat(lone.changes())
        .containsExactly(
            "new: Mexico City (MX) to Warsaw (PL), 10,150 km less both radii in 42 min"
                + " (1 more such changes until 2026-05-01T09:50:00.000Z)");
    lone.insert("2026-05-02T09:51:00Z", MEXICO);
    assertThat(lone.changes()).hasSize(1);
  }

  @Test
  void leavesOutWhatIsNearOrSlow() {
    Lone lone = new Lone(TRAVEL);
    lone.insert("2026-05-01T09:00:00Z", WARSAW);
    lone.insert("2026-05-01T09:10:00Z", place("51.9", "14.5", "100", "", "PL"));
    lone.insert("2026-05-01T09:20:00Z", BERLIN);
    lone.insert("2026-05-01T21:20:00Z", MEXICO);
    lone.insert("2026-05-01T21:30:00Z", null);
    lone.insert("2026-05-01T21:30:00Z", place("91", "0", "", "", ""));
    assertThat(lone.changes()).isEmpty();
    lone.insert("2026-05-01T21:20:00Z", WARSAW);
    assertThat(lone.changes()).singleElement().asString().contains("at the same time");
  }

  @Test
  void followsTheGreatCircle() {
    Place berlin = new Place(52.5200, 13.4050, 0, "");
    Place auckland = new Place(-36.8485, 174.7633, 0, "");
    Place suva = new Place(-18.1416, 178.4419, 0, "");
    Place apia = new Place(-13.8333, -171.7667, 0, "");
    assertThat(berlin.distanceTo(auckland)).isCloseTo(17_736, within(20.0));
    assertThat(suva.distanceTo(apia)).isCloseTo(1_148, within(20.0));
    assertThat(new Place(90, 0, 0, "").distanceTo(new Place(-90, 0, 0, "")))
        .isCloseTo(20_015.1, within(0.1));
    assertThat(berlin.distanceTo(berlin)).isZero();
  }

  @Test
  void holdsSoManyPairsAndSaysSo() {
    Lone lone = new Lone(TRAVEL);
    for (int i = 0; i <= TravelHistory.MOST_TRIPS; i++) {
      lone.insert("2026-05-01T09:0" + i % 10 + ":00Z", place("0", "1." + i, "", "from" + i, ""));
    }
    assertThat(lone.changes()).isEmpty();
    for (int i = 0; i < TravelHistory.MOST_TRIPS + 3; i++) {
      boolean away = i % 2 == 0;
      lone.insert(
          "2026-05-01T10:%02d:00Z".formatted(i), place("0", away ? "90" : "1", "", "p" + i, ""));
    }
    assertThat(lone.changes())
        .hasSize(TravelHistory.MOST_TRIPS)
        .last()
        .asString()
        .endsWith(" (3 changes between further places left out)");
  }
}
