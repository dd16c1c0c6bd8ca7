package io.trailhound.detection.correlation;

import java.util.ArrayList;
import java.util.List;

/** Several values as one: each behind its length and a colon, so that none runs into the next. */
public final class Joined {
  private Joined() {}

  /** One value of several; a single one stays as it is. */
  public static String join(List<String> values) {
    if (values.size() == 1) {
      return values.get(0);
    }
    StringBuilder joined = new StringBuilder();
    values.forEach(text -> joined.append(text.length()).append(':').append(text));
    return joined.toString();
  }

  /**
   * The values that were joined.
   *
   * @param count how many
   */
  public static List<String> split(String joined, int count) {
    if (count == 1) {
      return List.of(joined);
    }
    List<String> values = new ArrayList<>(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int colon = joined.indexOf(':', at);
      int end = colon + 1 + Integer.parseInt(joined, at, colon, 10);
      values.add(joined.substring(colon + 1, end));
      at = end;
    }
    return values;
  }
}
