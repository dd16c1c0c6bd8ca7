package io.trailhound.generate.habits;

import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A trail of habits and anomalies, made an hour at a time, so that memory does not grow with it.
 * Can be played once.
 */
public final class HabitTrail {

  private static final int HOUR = 3600;

  private final HabitOptions options;
  private final Cast cast;
  private final Plot plot;

  /**
   * Draws up everybody, and the anomalies.
   *
   * @throws IllegalArgumentException when there are too few people or weeks for so many anomalies
   */
  public HabitTrail(HabitOptions options) {
    this.options = options;
    this.cast = Cast.of(options);
    this.plot = Plot.of(options, cast);
  }

  /** The truth, in the order of the beginnings. */
  public List<Anomaly> anomalies() {
    return plot.truths();
  }

  /** What it was made of. */
  public HabitOptions options() {
    return options;
  }

  /** Everybody with habits. */
  List<Member> members() {
    return cast.members();
  }

  /** Hours of the trail, to be played in their order. */
  public int hours() {
    return options.weeks() * 7 * 24;
  }

  /**
   * Plays one hour. Its records come in no order; a task that runs over the hour's end has its last
   * records after it.
   *
   * @param number from 0
   * @throws IOException from the sink
   */
  public void play(int number, RecordSink sink) throws IOException {
    long hour = options.from() / HOUR + number;
    RecordSink audible = audible(hour, sink);
    for (Member member : cast.members()) {
      for (long time : member.habit().times(hour)) {
        member.actor().act(time, Integer.MAX_VALUE, audible);
      }
    }
    for (Cast.Extra extra : cast.background()) {
      for (long time : extra.habit().times(hour)) {
        extra.actor().act(time, Integer.MAX_VALUE, audible);
      }
    }
    for (Intruder intruder : plot.intruders()) {
      intruder.playUntil((hour + 1) * HOUR, audible);
    }
  }

  /** All records in the order of their times, as they would come if nothing were late. */
  public Iterator<HabitRecord> records() {
    return new OrderedRecords(this);
  }

  /** A sink without what is never written; tasks are shorter than a day. */
  private RecordSink audible(long hour, RecordSink sink) {
    List<Silence> near = new ArrayList<>();
    for (Silence silence : plot.silences()) {
      if (silence.start() < (hour + 24) * HOUR && silence.end() > hour * HOUR) {
        near.add(silence);
      }
    }
    return near.isEmpty() ? sink : new Muted(near, sink);
  }

  private record Muted(List<Silence> silences, RecordSink sink) implements RecordSink {

    @Override
    public void record(long time, Session session, Call call, Fault fault, Values values)
        throws IOException {
      for (Silence silence : silences) {
        if (silence.swallows(time, session, call, values)) {
          return;
        }
      }
      sink.record(time, session, call, fault, values);
    }
  }
}
