package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Travel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a group was last, and the changes of place that were too fast. */
final class TravelHistory implements History {
  /** How many alerts of a group may go on at a time. */
  static final int MOST_TRIPS = 32;

  /** How many places of a minute count. */
  private static final int MOST_PLACES = 64;

  private static final double MILLIS_OF_HOUR = 3_600_000;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Travel asked;
  private final List<Trip> trips;

  /** The places of the minute of the last input, as its value tells them. */
  private final Set<String> places;

  private @Nullable Input last;

  TravelHistory(CorrelationRule rule, GroupKey group, Travel asked) {
    this(rule, group, asked, List.of(), Set.of(), null);
  }

  private TravelHistory(
      CorrelationRule rule,
      GroupKey group,
      Travel asked,
      List<Trip> trips,
      Set<String> places,
      @Nullable Input last) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
    this.trips = new ArrayList<>(trips);
    this.places = new TreeSet<>(places);
    this.last = last;
  }

  @Override
  public boolean take(Input input) {
    Input before = last;
    if (before == null || TravelKind.minute(before) != TravelKind.minute(input)) {
      places.clear();
    }
    if (places.size() == MOST_PLACES || !places.add(String.valueOf(input.value()))) {
      return false;
    }
    last = input;
    return before != null && judge(before, input);
  }

  @Override
  public boolean takeLate(Input input) {
    return last == null ? take(input) : judge(input, last);
  }

  private boolean judge(Input from, Input to) {
    Place there = Place.of(from, asked);
    Place here = Place.of(to, asked);
    if (there == null || here == null || !isTooFast(there, here, to.time() - from.time())) {
      return false;
    }
    String pair =
        there.name().compareTo(here.name()) < 0
            ? there.name() + " - " + here.name()
            : here.name() + " - " + there.name();
    int near = 0;
    for (int i = trips.size() - 1; i >= 0; i--) {
      Trip trip = trips.get(i);
      boolean isNear = to.time() - trip.end() <= rule.timespan();
      if (isNear && trip.pair().equals(pair)) {
        trips.set(i, trip.with(from, to));
        return true;
      }
      near += isNear ? 1 : 0;
    }
    if (near < MOST_TRIPS) {
      trips.add(Trip.of(Tellings.alertId(rule, group, to), pair, from, to));
    } else {
      int newest = trips.size() - 1;
      trips.set(newest, trips.get(newest).leavingOut());
    }
    return true;
  }

  private boolean isTooFast(Place from, Place to, long millis) {
    double distance = from.distanceTo(to);
    return millis <= rule.timespan()
        && distance >= asked.distance()
        && distance * MILLIS_OF_HOUR >= asked.speed() * millis;
  }

  @Override
  public boolean pass(long time) {
    return false;
  }

  @Override
  public void close(long time) {
    trips.removeIf(trip -> trip.end() < time - rule.timespan());
    if (last != null && last.time() < time - rule.timespan()) {
      last = null;
      places.clear();
    }
  }

  @Override
  public List<Episode> episodes() {
    return trips.stream().map(trip -> TripText.episode(trip, asked)).toList();
  }

  @Override
  public History copy() {
    return new TravelHistory(rule, group, asked, trips, places, last);
  }

  @Override
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    trips.forEach(trip -> inputs.addAll(trip.inputs()));
    if (last != null) {
      inputs.add(last);
    }
    return inputs;
  }

  @Override
  public long nextTime() {
    long end = last == null ? Long.MIN_VALUE : last.time();
    for (Trip trip : trips) {
      end = Math.max(end, trip.end());
    }
    return isEmpty() ? Long.MAX_VALUE : end + rule.timespan() + 1;
  }

  @Override
  public boolean isEmpty() {
    return last == null && trips.isEmpty();
  }

  @Override
  public int size() {
    return 1 + 4 * trips.size();
  }

  @Override
  public void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeBoolean(last != null);
    if (last != null) {
      writer.input(last);
    }
    out.writeInt(places.size());
    for (String place : places) {
      writer.text(place);
    }
    out.writeInt(trips.size());
    for (Trip trip : trips) {
      trip.write(out, writer);
    }
  }

  static TravelHistory read(
      CorrelationRule rule, GroupKey group, Travel asked, DataInput in, StateReader reader)
      throws IOException {
    Input last = in.readBoolean() ? reader.input() : null;
    Set<String> places = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      places.add(reader.text());
    }
    List<Trip> trips = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      trips.add(Trip.read(in, reader));
    }
    return new TravelHistory(rule, group, asked, trips, places, last);
  }
}
