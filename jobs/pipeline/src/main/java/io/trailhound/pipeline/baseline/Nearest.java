package io.trailhound.pipeline.baseline;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts most like one that was asked for: those that contain it first, then by how many
 * characters must be changed.
 */
final class Nearest {
  private static final int MOST = 5;
  private static final int MOST_COMPARED = 20_000;
  private static final int LONGEST = 128;

  private record Text(int distance, String text) {}

  private final String asked;
  private final Set<String> compared = new HashSet<>();
  private final TreeSet<Text> best =
      new TreeSet<>(Comparator.comparingInt(Text::distance).thenComparing(Text::text));

  Nearest(String asked) {
    this.asked = folded(asked);
  }

  private static String folded(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
  }

  void add(String text) {
    if (compared.size() < MOST_COMPARED && compared.add(text)) {
      String folded = folded(text);
      boolean part = folded.contains(asked);
      best.add(new Text(part ? folded.length() - LONGEST : changes(asked, folded), text));
      if (best.size() > MOST) {
        best.pollLast();
      }
    }
  }

  /** The nearest first. */
  List<String> texts() {
    return best.stream().map(Text::text).toList();
  }

  /** The distance of Levenshtein. */
  static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
