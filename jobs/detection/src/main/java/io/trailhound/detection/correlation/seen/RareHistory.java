package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rare;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often a group had which values within the timespan. */
final class RareHistory implements History {
  private static final long NEVER = Long.MIN_VALUE;
  private static final SightingDays NONE = new SightingDays(List.of());

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Rare asked;
  private final int days;
  private final SortedMap<String, SightingDays> values;
  private final SortedMap<Integer, Integer> counts;
  private final Novelties novelties;
  private long samples;
  private long since = NEVER;

  /** Whether a value found no room. */
  private boolean overflow;

  RareHistory(CorrelationRule rule, GroupKey group, Rare asked) {
    this(rule, group, asked, new TreeMap<>(), new TreeMap<>(), new Novelties(asked.most()));
  }

  private RareHistory(
      CorrelationRule rule,
      GroupKey group,
      Rare asked,
      SortedMap<String, SightingDays> values,
      SortedMap<Integer, Integer> counts,
      Novelties novelties) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
    this.days = (int) (rule.timespan() / Novelties.DAY);
    this.values = values;
    this.counts = counts;
    this.novelties = novelties;
    counts.values().forEach(count -> samples += count);
  }

  @Override
  public boolean take(Input input) {
    int day = Values.day(input.time());
    if (!counts.isEmpty() && day > counts.lastKey()) {
      forget(day - days);
    }
    if (since == NEVER) {
      since = input.time();
    }
    String value = Values.orNone(input);
    SightingDays before = values.getOrDefault(value, NONE);
    if (before.count(day, day) > asked.limit()) {
      return false;
    }
    boolean fits = !before.isEmpty() || values.size() < Values.MOST;
    if (!fits && overflow) {
      return false;
    }
    SightingDays now = before.plus(day, asked.limit() + 1);
    Background background = background(value, now.count(day - days + 1, day), fits);
    overflow |= !fits;
    if (fits) {
      values.put(value, now);
      counts.merge(day, 1, Integer::sum);
      samples++;
    }
    return !value.equals(Values.NONE)
        && isRare(background, input.time())
        && tell(input, background);
  }

  /** A value that is known may have been counted already; only an unknown one is told. */
  @Override
  public boolean takeLate(Input input) {
    return !values.containsKey(Values.orNone(input)) && take(input);
  }

  private boolean isRare(Background background, long time) {
    return background.times() <= asked.limit()
        && background.samples() >= asked.samples()
        && time - since >= asked.learning();
  }

  private boolean tell(Input input, Background background) {
    if (!novelties.extend(input, background)) {
      novelties.add(
          new Novelty(Tellings.alertId(rule, group, input), input, background), asked.fields());
    }
    return true;
  }

  private Background background(String value, int times, boolean fits) {
    int others =
        values.size()
            - (values.containsKey(value) ? 1 : 0)
            - (values.containsKey(Values.NONE) ? 1 : 0);
    return new Background(since, others, List.of(), times, samples, overflow || !fits);
  }

  @Override
  public boolean pass(long time) {
    return false;
  }

  @Override
  public void close(long time) {
    novelties.close(time);
    forget(Values.day(time) - days);
  }

  /** Forgets a day and those before it. */
  private void forget(int day) {
    Map<Integer, Integer> old = counts.headMap(day + 1);
    if (old.isEmpty()) {
      return;
    }
    old.values().forEach(count -> samples -= count);
    old.clear();
    values.values().removeIf(sightings -> sightings.last() <= day);
    overflow &= values.size() == Values.MOST;
    if (values.isEmpty()) {
      since = NEVER;
    }
  }

  @Override
  public List<Episode> episodes() {
    return novelties.open().stream()
        .map(novelty -> NoveltyText.rare(rule, asked, novelty))
        .toList();
  }

  @Override
  public History copy() {
    RareHistory copy =
        new RareHistory(
            rule, group, asked, new TreeMap<>(values), new TreeMap<>(counts), novelties.copy());
    copy.since = since;
    copy.overflow = overflow;
    return copy;
  }

  @Override
  public List<Input> inputs() {
    return novelties.inputs();
  }

  @Override
  public long nextTime() {
    if (isEmpty()) {
      return Long.MAX_VALUE;
    }
    long end = counts.isEmpty() ? NEVER : (counts.lastKey() + (long) days) * Novelties.DAY;
    return Math.max(end, novelties.closingTime());
  }

  @Override
  public boolean isEmpty() {
    return counts.isEmpty() && novelties.isEmpty();
  }

  @Override
  public int size() {
    return values.size() / 2 + counts.size() / 8 + 1;
  }

  @Override
  public void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(since);
    out.writeBoolean(overflow);
    out.writeInt(values.size());
    for (Map.Entry<String, SightingDays> entry : values.entrySet()) {
      writer.text(entry.getKey());
      entry.getValue().write(out);
    }
    out.writeInt(counts.size());
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      out.writeInt(entry.getKey());
      out.writeInt(entry.getValue());
    }
    novelties.write(out, writer);
  }

  static RareHistory read(
      CorrelationRule rule, GroupKey group, Rare asked, DataInput in, StateReader reader)
      throws IOException {
    long since = in.readLong();
    boolean overflow = in.readBoolean();
    TreeMap<String, SightingDays> values = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.put(reader.text(), SightingDays.read(in));
    }
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      counts.put(in.readInt(), in.readInt());
    }
    Novelties novelties = Novelties.read(asked.most(), in, reader);
    RareHistory history = new RareHistory(rule, group, asked, values, counts, novelties);
    history.since = since;
    history.overflow = overflow;
    return history;
  }
}
