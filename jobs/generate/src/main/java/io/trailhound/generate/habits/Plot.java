package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All anomalies of a trail: the truth, who plays them, and what is never written. */
final class Plot {

  private final Cast cast;
  private final Targets targets;
  private final SeededStream stream;
  private final List<Anomaly> truths = new ArrayList<>();
  private final List<Intruder> intruders = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();

  private Plot(HabitOptions options, Cast cast) {
    this.cast = cast;
    this.stream = SeededStream.of(options.seed(), "plot", "");
    this.targets = new Targets(options, stream);
  }

  /**
   * Draws up the anomalies of a trail.
   *
   * @throws IllegalArgumentException when there are too few people or weeks for so many
   */
  static Plot of(HabitOptions options, Cast cast) {
    Plot plot = new Plot(options, cast);
    SilencePlot silent = new SilencePlot(plot);
    SpikePlot spikes = new SpikePlot(plot);
    PlacePlot places = new PlacePlot(plot);
    // Silences first, since they take whole accounts.
    plot.each(AnomalyKind.SILENT_TRAIL, options, silent::trail);
    plot.each(AnomalyKind.SILENT_REGION, options, silent::region);
    plot.each(AnomalyKind.SILENT_HOST, options, silent::host);
    plot.each(AnomalyKind.EVENTS_OF_ADDRESS, options, spikes::address);
    plot.each(AnomalyKind.BYTES_OF_ADDRESS, options, spikes::address);
    plot.each(AnomalyKind.EVENTS_OF_PRINCIPAL, options, spikes::principal);
    plot.each(AnomalyKind.BYTES_OF_PRINCIPAL, options, spikes::principal);
    plot.each(AnomalyKind.SLOW_EXFILTRATION, options, new SlowPlot(plot)::principal);
    plot.each(AnomalyKind.NEW_COUNTRY, options, places::country);
    plot.each(AnomalyKind.IMPOSSIBLE_TRAVEL, options, places::travel);
    plot.truths.sort(Comparator.comparingLong(Anomaly::start).thenComparing(Anomaly::json));
    return plot;
  }

  /** Plans one of a kind: the number of it, and how many of the kind there are. */
  private interface Planner {
    void plan(AnomalyKind kind, int number, int count);
  }

  private void each(AnomalyKind kind, HabitOptions options, Planner planner) {
    int count = count(kind, options.anomalies());
    for (int number = 0; number < count; number++) {
      planner.plan(kind, number, count);
    }
  }

  /** The share of a kind, rounded so that all kinds together are the total. */
  private static int count(AnomalyKind kind, int total) {
    int before = 0;
    for (AnomalyKind other : AnomalyKind.values()) {
      if (other == kind) {
        break;
      }
      before += other.share();
    }
    return Math.round((before + kind.share()) * total / 100f) - Math.round(before * total / 100f);
  }

  /** The truth, in the order of the beginnings. */
  List<Anomaly> truths() {
    return List.copyOf(truths);
  }

  List<Intruder> intruders() {
    return intruders;
  }

  List<Silence> silences() {
    return silences;
  }

  Cast cast() {
    return cast;
  }

  Targets targets() {
    return targets;
  }

  SeededStream stream() {
    return stream;
  }

  void add(Anomaly truth, Intruder intruder) {
    truths.add(truth);
    intruders.add(intruder);
  }

  void add(Anomaly truth, Silence silence) {
    truths.add(truth);
    silences.add(silence);
  }

  /** What the records in a member's name have in common. */
  static Map<String, String> facts(Member member, String address) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("principal", member.principal());
    facts.put("origin", member.origin());
    facts.put("account", member.place().account());
    facts.put("region", member.place().region());
    facts.put("address", address);
    return facts;
  }

  /** The first of a member's buckets. */
  static String bucket(Member member) {
    return member.place().inventory().all(Blank.BUCKET).get(0);
  }
}
