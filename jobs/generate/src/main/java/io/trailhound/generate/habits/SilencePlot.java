package io.trailhound.generate.habits;

import io.trailhound.generate.record.Place;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Trails, regions and hosts that fall silent for some hours. */
final class SilencePlot {

  private static final int HOUR = 3600;

  private final Plot plot;

  SilencePlot(Plot plot) {
    this.plot = plot;
  }

  void trail(AnomalyKind kind, int number, int count) {
    String account = places().get(number * 2 % places().size()).account();
    Silence silence = silence(account, "", "");
    add(kind, silence, Map.of("account", account), Map.of());
  }

  void region(AnomalyKind kind, int number, int count) {
    Place place = places().get((number * 2 + number % 2) % places().size());
    Silence silence = silence(place.account(), place.region(), "");
    add(kind, silence, Map.of("account", place.account(), "region", place.region()), Map.of());
  }

  void host(AnomalyKind kind, int number, int count) {
    List<Member> hosts =
        plot.cast().members().stream().filter(m -> m.kind() == Member.Kind.HOST).toList();
    Member host = hosts.get(number % hosts.size());
    Silence silence = silence(host.place().account(), "", host.name());
    add(kind, silence, Map.of("host", host.name()), Plot.facts(host, host.whereabouts().at(0)));
  }

  private List<Place> places() {
    return plot.cast().places();
  }

  private Silence silence(String account, String region, String host) {
    int seconds = HOUR * plot.stream().between(4, 12) + plot.stream().below(HOUR);
    Targets targets = plot.targets();
    return targets.find(
        new Targets.Proposal<>() {
          @Override
          public Silence draw() {
            long start =
                targets.time(City.WARSAW, LocalTime.MIN, LocalTime.of(23, 0), seconds + HOUR);
            return new Silence(account, region, host, start, start + seconds);
          }

          @Override
          public boolean fits(Silence drawn) {
            return targets.free(drawn.start(), drawn.end(), account);
          }
        });
  }

  private void add(
      AnomalyKind kind, Silence silence, Map<String, String> key, Map<String, String> also) {
    plot.targets().take(silence.start(), silence.end(), 6 * HOUR, silence.account());
    plot.add(new Anomaly(kind, 0, 0, 0, key, also, silence.start(), silence.end()), silence);
  }
}
