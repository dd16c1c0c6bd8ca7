package io.trailhound.pipeline.who;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value was seen. So many values at most are told apart; records with further ones
 * are counted together.
 */
final class Tally<K extends Comparable<K>> {
  /** One value. */
  record Entry<K>(K value, Seen seen) {}

  /** The values that are told apart, unless said otherwise. */
  static final int MOST = 10_000;

  private final int most;
  private final Map<K, Seen> values = new HashMap<>();
  private long others;

  Tally() {
    this(MOST);
  }

  Tally(int most) {
    this.most = most;
  }

  void add(K value, Call call) {
    Seen seen = values.get(value);
    if (seen == null) {
      if (values.size() == most) {
        others++;
        return;
      }
      seen = new Seen();
      values.put(value, seen);
    }
    seen.add(call);
  }

  /** How many values were told apart. */
  int size() {
    return values.size();
  }

  /** How many records had a value that was not told apart. */
  long others() {
    return others;
  }

  /** How often a value was seen. */
  long count(K value) {
    Seen seen = values.get(value);
    return seen == null ? 0 : seen.count();
  }

  /** The values seen most often, so many at most. */
  List<Entry<K>> top(int count) {
    return entries().subList(0, Math.min(count, values.size()));
  }

  /** What says that there are more values than so many; empty when there are not. */
  String more(int shown) {
    return Lines.more(values.size() - shown, others);
  }

  /** All values, those seen most often first, and of equals in their own order. */
  List<Entry<K>> entries() {
    return values.entrySet().stream()
        .map(entry -> new Entry<>(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((Entry<K> entry) -> -entry.seen().count())
                .thenComparing(Entry::value))
        .toList();
  }
}
