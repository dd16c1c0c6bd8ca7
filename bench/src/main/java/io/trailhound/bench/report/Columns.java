package io.trailhound.bench.report;

import java.util.Arrays;
import java.util.List;

/** Lays rows of equal length out in columns. */
public final class Columns {
  private Columns() {}

  /**
   * The rows as lines of text, without spaces at their ends.
   *
   * @param left which columns, from 0, begin on the left; the others end on the right
   */
  public static String of(List<List<String>> rows, Integer... left) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<Integer> lefts = Arrays.asList(left);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder one = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String spaces = " ".repeat(widths[i] - row.get(i).length());
        one.append(i == 0 ? "" : "  ");
        one.append(lefts.contains(i) ? row.get(i) + spaces : spaces + row.get(i));
      }
      text.append(one.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
