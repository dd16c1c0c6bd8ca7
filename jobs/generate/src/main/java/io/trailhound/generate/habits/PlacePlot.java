package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** People and keys that are seen where they never were. */
final class PlacePlot {

  private static final double FAR = 3_000;
  private static final double AT_WORK = 2;
  private static final int HOUR = 3600;

  private final Plot plot;

  private record Sighting(Member member, Network network, long start, int seconds) {}

  PlacePlot(Plot plot) {
    this.plot = plot;
  }

  /** While a person is off, with half a day on either side; a key at any time. */
  void country(AnomalyKind kind, int number, int count) {
    Member.Kind who = number % 3 == 2 ? Member.Kind.KEY : Member.Kind.PERSON;
    add(kind, find(who, LocalTime.MIN, LocalTime.of(23, 0), who == Member.Kind.PERSON, false));
  }

  /** In the middle of a day of work. */
  void travel(AnomalyKind kind, int number, int count) {
    add(kind, find(Member.Kind.PERSON, LocalTime.of(10, 30), LocalTime.of(16, 0), false, true));
  }

  private Sighting find(
      Member.Kind who, LocalTime from, LocalTime to, boolean mustRest, boolean mustWork) {
    List<Member> members =
        plot.cast().members().stream().filter(member -> member.kind() == who).toList();
    List<Network> networks = Atlas.of(Network.Kind.ELSEWHERE);
    Targets targets = plot.targets();
    return targets.find(
        new Targets.Proposal<>() {
          @Override
          public Sighting draw() {
            Member member = plot.stream().pick(members);
            long start = targets.time(member.city(), from, to, HOUR);
            int seconds = plot.stream().between(600, 2400);
            return new Sighting(member, plot.stream().pick(networks), start, seconds);
          }

          @Override
          public boolean fits(Sighting drawn) {
            Member member = drawn.member();
            return (!mustRest || rests(member, drawn.start()))
                && (!mustWork || works(drawn))
                && targets.free(
                    drawn.start(),
                    drawn.start() + drawn.seconds(),
                    member.principal(),
                    member.place().account());
          }
        });
  }

  private static boolean rests(Member member, long time) {
    long hour = time / HOUR;
    for (long near = hour - 13; near <= hour + 13; near++) {
      if (member.habit().expected(near) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the person is busy before and after, and really where the addresses say. */
  private static boolean works(Sighting drawn) {
    Member member = drawn.member();
    long hour = drawn.start() / HOUR;
    Network here = Atlas.find(member.whereabouts().at(drawn.start())).orElseThrow();
    return member.habit().expected(hour - 1) > AT_WORK
        && member.habit().expected(hour) > AT_WORK
        && member.habit().expected(hour + 1) > AT_WORK
        && here.kind() != Network.Kind.VPN
        && here.kilometres(drawn.network()) > FAR;
  }

  private void add(AnomalyKind kind, Sighting sighting) {
    Member member = sighting.member();
    SeededStream own = SeededStream.of(plot.stream().nextLong(), "place", member.principal());
    String address = sighting.network().address(own.below(sighting.network().size()));
    Map<String, String> also = new TreeMap<>(Plot.facts(member, address));
    also.remove("principal");
    also.put("country", sighting.network().country());
    long end = sighting.start() + sighting.seconds();
    plot.targets().take(sighting.start(), end, Targets.DAY, member.principal());
    plot.add(
        new Anomaly(
            kind, 0, 0, 0, Map.of("principal", member.principal()), also, sighting.start(), end),
        new Intruder(
            member, address, own, Deeds.reconnaissance(own, sighting.start(), sighting.seconds())));
  }
}
