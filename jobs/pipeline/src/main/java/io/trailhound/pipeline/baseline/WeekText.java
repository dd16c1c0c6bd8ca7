package io.trailhound.pipeline.baseline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names hours of the week: {@code Mon-Fri 08-18}, {@code Sat,Sun 03-04}. */
final class WeekText {
  /** The days, from Monday on. */
  static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final int OF_DAY = 24;

  private WeekText() {}

  /** The hours by days that have the same ones; hours are from one o'clock to another. */
  static List<String> of(BitSet hours) {
    Map<String, List<Integer>> days = new LinkedHashMap<>();
    for (int day = 0; day < DAYS.size(); day++) {
      String ranges = ranges(hours.get(day * OF_DAY, (day + 1) * OF_DAY));
      if (!ranges.isEmpty()) {
        days.computeIfAbsent(ranges, unused -> new ArrayList<>()).add(day);
      }
    }
    List<String> texts = new ArrayList<>();
    days.forEach((ranges, of) -> texts.add(days(of) + " " + ranges));
    return texts;
  }

  private static String ranges(BitSet hours) {
    List<String> ranges = new ArrayList<>();
    for (int from = hours.nextSetBit(0); from >= 0; ) {
      int to = hours.nextClearBit(from);
      ranges.add(two(from) + "-" + two(to));
      from = hours.nextSetBit(to);
    }
    return String.join(",", ranges);
  }

  /** Days, of which three or more that follow each other are named by the first and the last. */
  static String days(List<Integer> days) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < days.size(); ) {
      int end = at + 1;
      while (end < days.size() && days.get(end) == days.get(end - 1) + 1) {
        end++;
      }
      if (end - at > 2) {
        names.add(DAYS.get(days.get(at)) + "-" + DAYS.get(days.get(end - 1)));
      } else {
        days.subList(at, end).forEach(day -> names.add(DAYS.get(day)));
      }
      at = end;
    }
    return String.join(",", names);
  }

  /** A number of two digits. */
  static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
