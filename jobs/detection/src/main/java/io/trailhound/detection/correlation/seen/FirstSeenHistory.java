package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values that a group had within the timespan. */
final class FirstSeenHistory implements History {
  private static final long NEVER = Long.MIN_VALUE;
  private static final Comparator<Map.Entry<String, Seen>> OLDEST =
      Comparator.<Map.Entry<String, Seen>>comparingLong(entry -> entry.getValue().first())
          .thenComparing(Map.Entry::getKey);

  private final CorrelationRule rule;
  private final GroupKey group;
  private final FirstSeen asked;
  private final SortedMap<String, Seen> values;
  private final Novelties novelties;
  private long since = NEVER;
  private long last = NEVER;

  /** Whether a value found no room. */
  private boolean overflow;

  /** When a value was first and last seen. */
  private record Seen(long first, long last) {}

  FirstSeenHistory(CorrelationRule rule, GroupKey group, FirstSeen asked) {
    this(rule, group, asked, new TreeMap<>(), new Novelties(asked.most()));
  }

  private FirstSeenHistory(
      CorrelationRule rule,
      GroupKey group,
      FirstSeen asked,
      SortedMap<String, Seen> values,
      Novelties novelties) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
    this.values = values;
    this.novelties = novelties;
  }

  @Override
  public boolean take(Input input) {
    long time = input.time();
    if (last != NEVER && time - last >= rule.timespan()) {
      forget();
    }
    if (last == NEVER) {
      since = time;
    } else if (Values.day(time) > Values.day(last)) {
      makeRoom(Values.day(time) * Novelties.DAY);
    }
    last = Math.max(last, time);
    String value = Values.of(input);
    Seen seen = values.get(value);
    if (seen != null && time - seen.last() < rule.timespan()) {
      values.put(value, new Seen(seen.first(), Math.max(seen.last(), time)));
      return false;
    }
    return takeNew(value, input);
  }

  @Override
  public boolean takeLate(Input input) {
    if (last == NEVER) {
      return take(input);
    }
    return !values.containsKey(Values.of(input)) && takeNew(Values.of(input), input);
  }

  private boolean takeNew(String value, Input input) {
    long time = input.time();
    values.remove(value);
    boolean fits = values.size() < Values.MOST;
    if (!fits && overflow) {
      return false;
    }
    Background background = background(time, overflow || !fits);
    overflow |= !fits;
    if (fits) {
      values.put(value, new Seen(time, time));
    }
    if (time - since < asked.learning()) {
      return false;
    }
    novelties.add(
        new Novelty(Tellings.alertId(rule, group, input), input, background), asked.fields());
    return true;
  }

  /**
   * Drops values that are new again. Room appears at the beginning of a day alone, where no
   * needless input is left out.
   */
  private void makeRoom(long time) {
    values.values().removeIf(seen -> seen.last() <= time - rule.timespan());
    overflow &= values.size() == Values.MOST;
  }

  private Background background(long time, boolean full) {
    List<Map.Entry<String, Seen>> others =
        values.entrySet().stream()
            .filter(entry -> time - entry.getValue().last() < rule.timespan())
            .sorted(OLDEST)
            .toList();
    List<String> names =
        others.stream().limit(Background.MOST_NAMES).map(Map.Entry::getKey).toList();
    return new Background(since, others.size(), Values.texts(names, asked.fields()), 1, 0, full);
  }

  @Override
  public boolean pass(long time) {
    return false;
  }

  @Override
  public void close(long time) {
    novelties.close(time);
    if (last != NEVER && last <= time - rule.timespan()) {
      forget();
    }
  }

  private void forget() {
    values.clear();
    since = NEVER;
    last = NEVER;
    overflow = false;
  }

  @Override
  public List<Episode> episodes() {
    return novelties.open().stream()
        .map(novelty -> NoveltyText.firstSeen(rule, asked, novelty))
        .toList();
  }

  @Override
  public History copy() {
    FirstSeenHistory copy =
        new FirstSeenHistory(rule, group, asked, new TreeMap<>(values), novelties.copy());
    copy.since = since;
    copy.last = last;
    copy.overflow = overflow;
    return copy;
  }

  @Override
  public List<Input> inputs() {
    return novelties.inputs();
  }

  @Override
  public long nextTime() {
    return isEmpty()
        ? Long.MAX_VALUE
        : Math.max(last == NEVER ? NEVER : last + rule.timespan(), novelties.closingTime());
  }

  @Override
  public boolean isEmpty() {
    return last == NEVER && novelties.isEmpty();
  }

  @Override
  public int size() {
    return values.size() / 2 + 1;
  }

  @Override
  public void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(since);
    out.writeLong(last);
    out.writeBoolean(overflow);
    out.writeInt(values.size());
    for (Map.Entry<String, Seen> entry : values.entrySet()) {
      writer.text(entry.getKey());
      out.writeLong(entry.getValue().first());
      out.writeLong(entry.getValue().last());
    }
    novelties.write(out, writer);
  }

  static FirstSeenHistory read(
      CorrelationRule rule, GroupKey group, FirstSeen asked, DataInput in, StateReader reader)
      throws IOException {
    long since = in.readLong();
    long last = in.readLong();
    boolean overflow = in.readBoolean();
    TreeMap<String, Seen> values = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.put(reader.text(), new Seen(in.readLong(), in.readLong()));
    }
    FirstSeenHistory history =
        new FirstSeenHistory(rule, group, asked, values, Novelties.read(asked.most(), in, reader));
    history.since = since;
    history.last = last;
    history.overflow = overflow;
    return history;
  }
}
