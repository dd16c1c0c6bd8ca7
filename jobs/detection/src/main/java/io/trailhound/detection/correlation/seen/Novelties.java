package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of a group that began within the last 24 hours. Beyond so many as may, none begins:
 * the last one then says how many sightings were left out, and of which values.
 */
final class Novelties {
  /** For how long an alert may change, in milliseconds. */
  static final long DAY = 86_400_000;

  private final int most;
  private final List<Novelty> open;

  /**
   * None.
   *
   * @param most how many may begin within 24 hours
   */
  Novelties(int most) {
    this(most, List.of());
  }

  private Novelties(int most, List<Novelty> open) {
    this.most = most;
    this.open = new ArrayList<>(open);
  }

  Novelties copy() {
    return new Novelties(most, open);
  }

  List<Novelty> open() {
    return open;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * Adds an alert that begins, or leaves it out where there are too many.
   *
   * @param fields whose value it is
   */
  void add(Novelty novelty, List<String> fields) {
    long from = novelty.first().time() - DAY;
    long near = open.stream().filter(one -> one.first().time() > from).count();
    int last = open.size() - 1;
    if (near < most) {
      open.add(novelty);
    } else {
      open.set(last, open.get(last).leavingOut(Values.text(novelty.value(), fields)));
    }
  }

  /**
   * Adds a sighting to the alert that began with its value within the last 24 hours.
   *
   * @return whether there is one
   */
  boolean extend(Input input, Background now) {
    for (int i = open.size() - 1; i >= 0; i--) {
      Novelty novelty = open.get(i);
      if (novelty.value().equals(input.value()) && input.time() - novelty.first().time() <= DAY) {
        open.set(i, novelty.with(input, now));
        return true;
      }
    }
    return false;
  }

  /** Forgets the alerts that nothing from a time on can change. */
  void close(long time) {
    open.removeIf(novelty -> novelty.first().time() < time - DAY);
  }

  /** The time at which all will be forgotten; the least number when there are none. */
  long closingTime() {
    return open.stream()
        .mapToLong(one -> one.first().time() + DAY + 1)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** All inputs that are held as evidence. */
  List<Input> inputs() {
    return open.stream().flatMap(novelty -> novelty.inputs().stream()).toList();
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeInt(open.size());
    for (Novelty novelty : open) {
      writer.text(novelty.alertId());
      writer.inputs(novelty.inputs());
      novelty.background().write(out, writer);
      out.writeInt(novelty.left());
      Background.texts(novelty.leftValues(), out, writer);
    }
  }

  static Novelties read(int most, DataInput in, StateReader reader) throws IOException {
    Novelties novelties = new Novelties(most);
    for (int count = in.readInt(); count > 0; count--) {
      String alertId = reader.text();
      List<Input> inputs = new ArrayList<>();
      reader.inputs(inputs);
      Background background = Background.read(in, reader);
      int left = in.readInt();
      novelties.open.add(
          new Novelty(alertId, inputs, background, left, Background.texts(in, reader)));
    }
    return novelties;
  }
}
