package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes between the same two places, in either direction, that are one alert.
 *
 * @param pair the names of both places
 * @param from the last input at one place, before the first change
 * @param to the first input at the other place
 * @param lastFrom the input before the last change; {@code from} when there was one change
 * @param lastTo the input behind it
 * @param changes how many there were
 * @param left how many changes between further places were left out
 */
record Trip(
    String alertId,
    String pair,
    Input from,
    Input to,
    Input lastFrom,
    Input lastTo,
    long changes,
    long left) {

  /** One change. */
  static Trip of(String alertId, String pair, Input from, Input to) {
    return new Trip(alertId, pair, from, to, from, to, 1, 0);
  }

  /** The time of the last change. */
  long end() {
    return lastTo.time();
  }

  /** The same with one change more. */
  Trip with(Input nextFrom, Input nextTo) {
    boolean later = nextTo.compareTo(lastTo) > 0;
    return new Trip(
        alertId,
        pair,
        from,
        to,
        later ? nextFrom : lastFrom,
        later ? nextTo : lastTo,
        changes + 1,
        left);
  }

  /** The same with one change between further places left out. */
  Trip leavingOut() {
    return new Trip(alertId, pair, from, to, lastFrom, lastTo, changes, left + 1);
  }

  /** The inputs around the first and the last change, in order. */
  List<Input> inputs() {
    List<Input> inputs = new ArrayList<>(List.of(from, to));
    for (Input input : List.of(lastFrom, lastTo)) {
      if (inputs.stream().noneMatch(one -> one.compareTo(input) == 0)) {
        inputs.add(input);
      }
    }
    return inputs;
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    writer.text(alertId);
    writer.text(pair);
    for (Input input : List.of(from, to, lastFrom, lastTo)) {
      writer.input(input);
    }
    out.writeLong(changes);
    out.writeLong(left);
  }

  static Trip read(DataInput in, StateReader reader) throws IOException {
    return new Trip(
        reader.text(),
        reader.text(),
        reader.input(),
        reader.input(),
        reader.input(),
        reader.input(),
        in.readLong(),
        in.readLong());
  }
}
