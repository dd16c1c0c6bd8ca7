package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.GroupKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Takes the inputs of groups that have a key among their values, and remembers these groups. */
final class Groups implements Predicate<CorrelationInput> {
  /** How many groups are kept. */
  static final int MOST = 100;

  /** A group of a correlation. */
  record Group(int correlation, GroupKey key) {}

  /** What came of a group. */
  static final class Seen {
    long records;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
  }

  private static final Comparator<Group> ORDER =
      Comparator.comparingInt(Group::correlation)
          .thenComparing(group -> String.join("\0", group.key().values()));

  private final Sought sought;
  private final String key;
  private final Nearest nearest;
  private final Map<Group, Seen> groups = new TreeMap<>(ORDER);
  private final TreeSet<Group> leftOut = new TreeSet<>(ORDER);

  Groups(Sought sought, String key) {
    this.sought = sought;
    this.key = key;
    this.nearest = new Nearest(key);
  }

  @Override
  public boolean test(CorrelationInput input) {
    int correlation = input.correlation();
    if (!sought.isNeeded(correlation)) {
      return false;
    }
    List<String> values = input.group().values();
    if (!values.contains(key)) {
      values.forEach(nearest::add);
      return false;
    }
    Group group = new Group(correlation, input.group());
    if (!groups.containsKey(group) && groups.size() >= MOST) {
      if (leftOut.size() < MOST) {
        leftOut.add(group);
      }
      return false;
    }
    Seen seen = groups.computeIfAbsent(group, unused -> new Seen());
    if (!input.withdrawn()) {
      seen.records++;
      seen.first = Math.min(seen.first, input.input().time());
      seen.last = Math.max(seen.last, input.input().time());
    }
    return true;
  }

  /** The groups of baselines, in the order of their correlations. */
  Map<Group, Seen> baselines() {
    Map<Group, Seen> found = new TreeMap<>(ORDER);
    groups.forEach(
        (group, seen) -> {
          if (sought.isBaseline(group.correlation())) {
            found.put(group, seen);
          }
        });
    return found;
  }

  /** How many groups were too many; {@value #MOST} stands for that many and more. */
  int leftOut() {
    return leftOut.size();
  }

  List<String> nearest() {
    return nearest.texts();
  }
}
