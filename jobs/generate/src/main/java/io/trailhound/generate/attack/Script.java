package io.trailhound.generate.attack;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down who does what, where and when, step by step. */
public final class Script {

  private final Pace pace;
  private final SeededStream stream;
  private final List<Step> steps = new ArrayList<>();
  private Optional<String> scenario = Optional.empty();
  private int shortest = 2;
  private int longest = 9;

  /** A script whose pauses come from a stream and whose times come from a pace. */
  public Script(Pace pace, SeededStream stream) {
    this.pace = pace;
    this.stream = stream;
  }

  /** Begins a part of an attack: its name, and its hour in minutes from the beginning. */
  public void attack(String name, long minutes) {
    scenario = Optional.of(name);
    pace.part(minutes);
  }

  /** Begins ordinary work. */
  public void work(long minutes) {
    scenario = Optional.empty();
    pace.part(minutes);
  }

  /** The pauses from here on, in seconds. */
  public void pauses(int from, int to) {
    shortest = from;
    longest = to;
  }

  /** The time of the last step. */
  public long now() {
    return pace.now();
  }

  public SeededStream stream() {
    return stream;
  }

  /** Makes a call that succeeds. */
  public void step(Where where, String step, String technique, Call call) {
    step(where, step, technique, call, Map.of());
  }

  /** Makes a call that succeeds, with some of its values given. */
  public void step(
      Where where, String step, String technique, Call call, Map<Blank, String> values) {
    add(where, step, technique, call, Fault.NONE, values);
  }

  /** Makes a call that is refused. */
  public void denied(
      Where where, String step, String technique, Call call, Map<Blank, String> values) {
    add(where, step, technique, call, Fault.denied(where.session(), call), values);
  }

  /** Makes a call that fails. */
  public void add(
      Where where,
      String step,
      String technique,
      Call call,
      Fault fault,
      Map<Blank, String> values) {
    Optional<Step.Mark> mark = scenario.map(name -> new Step.Mark(name, step, technique));
    steps.add(
        new Step(
            pace.after(stream.between(shortest, longest)),
            where.place(),
            where.session(),
            call,
            fault,
            values,
            mark));
  }

  /** The steps so far, in the order of their times. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Credentials in a place. */
  public record Where(Place place, Session session) {}
}
