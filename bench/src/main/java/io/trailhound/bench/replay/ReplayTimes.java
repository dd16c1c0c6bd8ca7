package io.trailhound.bench.replay;

import io.trailhound.bench.report.Cost;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.trail.Trail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Collects replays of a trail, without archive and with it, and of a trail of one event, which
 * shows what starting costs whatever is read: the JVM, Flink, the rules.
 */
public final class ReplayTimes {
  /** The line of the trail of one event. */
  public static final String START = "start: replay of one event";

  /** The line of the replays without archive. */
  public static final String PLAIN = "replay without archive";

  /** The line of the replays with archive. */
  public static final String ARCHIVE = "replay with archive";

  private static final String NET = ", less start";

  private final Trail trail;
  private final Trail empty;
  private final ReplayProcess process;
  private final List<ReplayCost> starts = new ArrayList<>();
  private final List<ReplayCost> plain = new ArrayList<>();
  private final List<ReplayCost> archiving = new ArrayList<>();

  /**
   * Replays of a trail.
   *
   * @param empty a trail of one event
   */
  public ReplayTimes(Trail trail, Trail empty, ReplayProcess process) {
    this.trail = trail;
    this.empty = empty;
    this.process = process;
  }

  /** The name of a line from which the cost of starting was taken. */
  public static String net(String name) {
    return name + NET;
  }

  /** Measures one round. */
  public void measure() throws IOException, InterruptedException {
    starts.add(process.run(empty, true));
    plain.add(process.run(trail, false));
    archiving.add(process.run(trail, true));
  }

  /**
   * The lines: starting, then the replays, each with and without what starting takes. The latter is
   * left out where it is lost in the noise, as with a small trail.
   *
   * @param yardstick what tokenising the trail took in each round
   */
  public List<Line> lines(List<Cost> yardstick) {
    Line start = line(START, empty, starts, List.of());
    Line withoutArchive = line(PLAIN, trail, plain, yardstick);
    Line withArchive = line(ARCHIVE, trail, archiving, yardstick);
    List<Line> lines = new ArrayList<>(List.of(start));
    for (Line replay : List.of(withoutArchive, withArchive)) {
      lines.add(replay);
      Line net = replay.without(start, net(replay.name()), "");
      if (net.costs().stream().allMatch(cost -> cost.seconds() > 0 && cost.cpuSeconds() > 0)) {
        lines.add(net);
      }
    }
    return lines;
  }

  private static Line line(String name, Trail of, List<ReplayCost> costs, List<Cost> yardstick) {
    Line line =
        new Line(
            name,
            of.events(),
            of.bytes(),
            costs.stream().map(ReplayCost::cost).toList(),
            yardstick,
            "");
    long resident = costs.stream().mapToLong(ReplayCost::residentBytes).max().orElse(0);
    long heap = costs.stream().mapToLong(ReplayCost::heapBytes).max().orElse(0);
    String note =
        String.format(
            Locale.ROOT,
            "%.1f s, CPU %.1f s; at most %,.0f MB resident, %,.0f MB in the heap after collection",
            line.seconds(),
            line.cpuSeconds(),
            resident / 1e6,
            heap / 1e6);
    return line.noted(note);
  }
}
