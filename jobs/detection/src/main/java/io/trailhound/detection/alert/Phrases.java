package io.trailhound.detection.alert;

import java.util.ArrayList;
import java.util.List;

/** Pieces of the sentences that alerts say. */
public final class Phrases {
  private static final int PART = 256;
  private static final long SECOND = 1000;

  /** What a span of time is told in, from the largest on. */
  private enum Unit {
    D(86_400),
    H(3600),
    MIN(60),
    S(1);

    private final long millis;

    Unit(long seconds) {
      millis = seconds * SECOND;
    }
  }

  private Phrases() {}

  /** A span of time in the largest units that tell it: {@code 1 h 30 min}. */
  public static String span(long millis) {
    List<String> parts = new ArrayList<>();
    long left = millis;
    for (Unit unit : Unit.values()) {
      if (left >= unit.millis) {
        String name = unit == Unit.MIN ? "min" : unit == Unit.H ? "h" : unit == Unit.D ? "d" : "s";
        parts.add(left / unit.millis + " " + name);
        left %= unit.millis;
      }
    }
    if (left > 0 || parts.isEmpty()) {
      parts.add(left + " ms");
    }
    return String.join(" ", parts);
  }

  /** A point in time in ISO 8601 with milliseconds, in UTC. */
  public static String time(long epochMillis) {
    return Document.time(epochMillis);
  }

  /** A text of a record or rule as it may stand in a sentence: bounded, without line breaks. */
  public static String text(String text) {
    return Bounds.phrase(text, PART);
  }

  /** A whole number from 0 with its thousands apart: {@code 10,190}. */
  public static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      digits.insert(at, ',');
    }
    return digits.toString();
  }
}
