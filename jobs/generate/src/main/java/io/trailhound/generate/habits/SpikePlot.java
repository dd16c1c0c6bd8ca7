package io.trailhound.generate.habits;

import io.trailhound.generate.habits.Intruder.Deed;
import io.trailhound.generate.habits.Network.Kind;
import io.trailhound.generate.random.SeededStream;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hours of the night in which a principal or an address does three to a hundred times as much. */
final class SpikePlot {

  private static final LocalTime FROM = LocalTime.of(1, 0);
  private static final LocalTime TO = LocalTime.of(4, 0);
  private static final int LENGTH = 3600;
  private static final double LEAST_EVENTS = 25;
  private static final double LEAST_READS = 5;
  private static final double LEAST_BYTES = 25e6;
  private static final double AT_OFFICE = 0.6;

  private final Plot plot;

  /**
   * Where and when.
   *
   * @param normal of the key, in an hour
   * @param ongoing how much of that goes on beside the spike, 0 or 1
   */
  private record Spike(Member member, String address, long start, Output normal, int ongoing) {

    double normal(AnomalyKind kind) {
      return kind.isBytes() ? normal.bytes() : normal.events();
    }

    /** Whether there is enough of it that chance alone does not make a spike. */
    boolean isSteady(AnomalyKind kind) {
      return kind.isBytes()
          ? normal.reads() >= LEAST_READS && normal.bytes() >= LEAST_BYTES
          : normal.events() >= LEAST_EVENTS;
    }
  }

  SpikePlot(Plot plot) {
    this.plot = plot;
  }

  /** A person, or a machine that works at night too. */
  void principal(AnomalyKind kind, int number, int count) {
    List<Member> members = number % 2 == 0 ? machines() : people();
    Spike spike = find(kind, members, false);
    Map<String, String> key = Map.of("principal", spike.member().principal());
    add(kind, spike, factor(number, count), key);
  }

  /** The address of some machines, of a home or, where bytes are counted, of an office. */
  void address(AnomalyKind kind, int number, int count) {
    boolean office = kind.isBytes() && number % 4 == 3;
    Spike spike = find(kind, number % 2 == 0 ? machines() : people(), office);
    add(kind, spike, factor(number, count), Map.of("address", spike.address()));
  }

  private List<Member> machines() {
    return plot.cast().members().stream()
        .filter(m -> m.kind() == Member.Kind.WORKLOAD || m.kind() == Member.Kind.KEY)
        .toList();
  }

  private List<Member> people() {
    return plot.cast().members().stream().filter(m -> m.kind() == Member.Kind.PERSON).toList();
  }

  /** From 3 to 100, small ones as often as large ones. */
  private double factor(int number, int count) {
    return 3 * StrictMath.pow(100 / 3.0, (number + plot.stream().unit()) / count);
  }

  private Spike find(AnomalyKind kind, List<Member> members, boolean office) {
    Targets targets = plot.targets();
    return targets.find(
        new Targets.Proposal<>() {
          @Override
          public Spike draw() {
            Member member = plot.stream().pick(members);
            long start = targets.time(member.city(), FROM, TO, LENGTH);
            String address =
                office ? Atlas.office(member.city()).address(1) : member.whereabouts().at(start);
            boolean person = member.kind() == Member.Kind.PERSON;
            Output normal =
                office
                    ? sum(inCity(member.city()), start).times(AT_OFFICE)
                    : shared(kind) && !person
                        ? sum(at(address, start), start)
                        : sum(List.of(member), start);
            return new Spike(member, address, start, normal, person ? 0 : 1);
          }

          @Override
          public boolean fits(Spike drawn) {
            Member member = drawn.member();
            boolean person = member.kind() == Member.Kind.PERSON;
            boolean placed =
                !person || Atlas.find(drawn.address()).orElseThrow().kind() != Kind.VPN;
            return drawn.isSteady(kind)
                && placed
                && targets.free(
                    drawn.start(),
                    drawn.start() + LENGTH,
                    member.principal(),
                    drawn.address(),
                    member.place().account());
          }
        });
  }

  private List<Member> inCity(City city) {
    return people().stream().filter(member -> member.city() == city).toList();
  }

  private List<Member> at(String address, long time) {
    return plot.cast().members().stream()
        .filter(member -> member.kind() != Member.Kind.PERSON)
        .filter(member -> member.whereabouts().at(time).equals(address))
        .toList();
  }

  private static boolean shared(AnomalyKind kind) {
    return kind == AnomalyKind.EVENTS_OF_ADDRESS || kind == AnomalyKind.BYTES_OF_ADDRESS;
  }

  private static Output sum(List<Member> members, long time) {
    Output sum = Output.NONE;
    for (Member member : members) {
      sum = sum.plus(member.output().times(member.usual(time / 3600)));
    }
    return sum;
  }

  private void add(AnomalyKind kind, Spike spike, double factor, Map<String, String> key) {
    Member member = spike.member();
    double amount = (factor - spike.ongoing()) * spike.normal(kind);
    SeededStream own = SeededStream.of(plot.stream().nextLong(), "spike", member.principal());
    Map<String, String> also = new TreeMap<>(Plot.facts(member, spike.address()));
    List<Deed> deeds;
    if (kind.isBytes()) {
      String bucket = Plot.bucket(member);
      deeds = Deeds.reads(own, spike.start(), LENGTH, own.between(10, 80), amount, bucket);
      also.put("bucket", bucket);
    } else {
      deeds = Deeds.looks(own, spike.start(), LENGTH, Math.max(2, (int) Math.round(amount)));
    }
    key.keySet().forEach(also::remove);
    long end = spike.start() + LENGTH;
    plot.targets().take(spike.start(), end, Targets.DAY, member.principal(), spike.address());
    plot.add(
        new Anomaly(kind, factor, spike.normal(kind), amount, key, also, spike.start(), end),
        new Intruder(member, spike.address(), own, deeds));
  }
}
