package io.trailhound.generate.habits;

import io.trailhound.generate.habits.Intruder.Deed;
import io.trailhound.generate.random.SeededStream;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Days on which a principal reads two to twelve times as much as on others, at all hours. */
final class SlowPlot {

  private static final int DAY = 86_400;
  private static final int HOURS_OF_WORK = 8;
  private static final double LEAST_BYTES = 200e6;

  private final Plot plot;

  private record Slow(Member member, String address, long start, int days, double normal) {}

  SlowPlot(Plot plot) {
    this.plot = plot;
  }

  void principal(AnomalyKind kind, int number, int count) {
    Slow slow = find();
    Member member = slow.member();
    double factor = 2 * StrictMath.pow(6, (number + plot.stream().unit()) / count);
    double amount = (factor - 1) * slow.normal() * slow.days();
    SeededStream own = SeededStream.of(plot.stream().nextLong(), "slow", member.principal());
    String bucket = Plot.bucket(member);
    long length = (long) slow.days() * DAY;
    List<Deed> deeds =
        new ArrayList<>(Deeds.reads(own, slow.start(), length, 60 * slow.days(), amount, bucket));
    Map<String, String> also = new TreeMap<>(Plot.facts(member, slow.address()));
    also.remove("principal");
    also.put("bucket", bucket);
    long end = slow.start() + length;
    plot.targets().take(slow.start(), end, Targets.DAY, member.principal(), slow.address());
    plot.add(
        new Anomaly(
            kind,
            factor,
            slow.normal(),
            amount,
            Map.of("principal", member.principal()),
            also,
            slow.start(),
            end),
        new Intruder(member, slow.address(), own, deeds));
  }

  private Slow find() {
    Targets targets = plot.targets();
    List<Member> members =
        plot.cast().members().stream().filter(member -> SlowPlot.reads(member)).toList();
    return targets.find(
        new Targets.Proposal<>() {
          @Override
          public Slow draw() {
            Member member = plot.stream().pick(members);
            int days = plot.stream().between(3, 6);
            long start =
                targets.time(
                    member.city(), LocalTime.MIN, LocalTime.of(12, 0), (long) days * DAY + DAY);
            String address = member.whereabouts().at(start);
            return new Slow(member, address, start, days, day(member, start));
          }

          @Override
          public boolean fits(Slow drawn) {
            Member member = drawn.member();
            return drawn.normal() >= LEAST_BYTES
                && Atlas.find(drawn.address()).orElseThrow().kind() != Network.Kind.VPN
                && targets.free(
                    drawn.start(),
                    drawn.start() + (long) drawn.days() * DAY,
                    member.principal(),
                    drawn.address(),
                    member.place().account());
          }
        });
  }

  private static boolean reads(Member member) {
    return switch (member.kind()) {
      case PERSON, WORKLOAD, KEY -> true;
      case CRON, PIPELINE, HOST -> false;
    };
  }

  /** Bytes that a member reads on an ordinary day, or a person on an ordinary day of work. */
  private static double day(Member member, long time) {
    double tasks = 0;
    if (member.kind() == Member.Kind.PERSON) {
      tasks = member.weight() * HOURS_OF_WORK;
    } else {
      for (long hour = time / 3600 - 7 * 24; hour < time / 3600; hour++) {
        tasks += member.habit().expected(hour) / 7;
      }
    }
    return tasks * member.output().bytes();
  }
}
