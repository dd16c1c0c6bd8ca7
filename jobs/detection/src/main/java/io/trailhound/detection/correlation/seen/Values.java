package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Joined;
import java.util.ArrayList;
import java.util.List;

/** The values of inputs. */
final class Values {
  /** How many values of a group are kept. */
  static final int MOST = 512;

  /** What stands for no value. */
  static final String NONE = "";

  private Values() {}

  /** The day of UTC, from 1970 on. */
  static int day(long time) {
    return (int) Math.floorDiv(time, Novelties.DAY);
  }

  /** The value of an input, which must have one. */
  static String of(Input input) {
    String value = input.value();
    if (value == null) {
      throw new IllegalArgumentException("an input without a value");
    }
    return value;
  }

  /** The value of an input, or {@link #NONE}. */
  static String orNone(Input input) {
    return input.value() == null ? NONE : input.value();
  }

  /** A value as a reader is told it. */
  static String text(String value, List<String> fields) {
    List<String> parts = new ArrayList<>();
    Joined.split(value, fields.size()).forEach(part -> parts.add(Phrases.text(part)));
    return String.join(" + ", parts);
  }

  /** Values as a reader is told them. */
  static List<String> texts(List<String> values, List<String> fields) {
    return values.stream().map(value -> text(value, fields)).toList();
  }
}
