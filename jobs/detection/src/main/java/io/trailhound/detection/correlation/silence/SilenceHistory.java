package io.trailhound.detection.correlation.silence;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Silence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last record of a group, its rhythm, and the silences that are told. */
final class SilenceHistory implements History {
  /** How long a silence may last beyond what is allowed until the group is forgotten: 28 days. */
  static final long PATIENCE = 28 * 86_400_000L;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Silence asked;
  private final List<Quiet> over;
  private @Nullable Input last;
  private Rhythm rhythm;
  private long since;
  private long passed = Long.MIN_VALUE;

  SilenceHistory(CorrelationRule rule, GroupKey group, Silence asked) {
    this(rule, group, asked, List.of(), null, new Rhythm(0), 0);
  }

  private SilenceHistory(
      CorrelationRule rule,
      GroupKey group,
      Silence asked,
      List<Quiet> over,
      @Nullable Input last,
      Rhythm rhythm,
      long since) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
    this.over = new ArrayList<>(over);
    this.last = last;
    this.rhythm = rhythm;
    this.since = since;
  }

  @Override
  public boolean take(Input input) {
    Input before = last;
    last = input;
    if (before == null) {
      begin(input);
      return false;
    }
    long gap = input.time() - before.time();
    boolean isSilence = gap > allowed() && isLearned(before);
    boolean isForgotten = gap > allowed() + PATIENCE;
    if (isSilence) {
      over.add(quiet(before, isForgotten ? null : input));
    }
    if (isForgotten) {
      begin(input);
    } else {
      rhythm.add(gap < SilenceKind.shortest(rule, asked) ? 0 : gap, input.time());
    }
    return isSilence;
  }

  private void begin(Input input) {
    since = input.time();
    rhythm = new Rhythm(input.time());
  }

  /** What goes before the last record says nothing of a silence behind it. */
  @Override
  public boolean takeLate(Input input) {
    return (last == null || last.compareTo(input) < 0) && take(input);
  }

  private boolean isLearned(Input at) {
    return at.time() - since >= asked.learning();
  }

  private long allowed() {
    return Math.max(rule.timespan(), (long) (asked.factor() * rhythm.usual()));
  }

  private Quiet quiet(Input from, @Nullable Input to) {
    return new Quiet(
        Tellings.alertId(rule, group, from), from, to, rhythm.usual(), allowed(), rhythm.days());
  }

  @Override
  public boolean pass(long time) {
    boolean before = goesOn();
    passed = Math.max(passed, time);
    return goesOn() && !before;
  }

  /** Whether there is a silence that is not over. */
  private boolean goesOn() {
    return last != null && isLearned(last) && passed > last.time() + allowed();
  }

  @Override
  public void close(long time) {
    over.removeIf(
        quiet ->
            (quiet.to() == null
                    ? quiet.from().time() + quiet.allowed() + PATIENCE
                    : quiet.to().time())
                < time);
    if (last != null && last.time() + allowed() + PATIENCE < time) {
      last = null;
    }
  }

  @Override
  public List<Episode> episodes() {
    List<Episode> episodes = new ArrayList<>();
    over.forEach(quiet -> episodes.add(quiet.episode()));
    if (last != null && goesOn()) {
      episodes.add(quiet(last, null).episode());
    }
    return episodes;
  }

  @Override
  public History copy() {
    return new SilenceHistory(rule, group, asked, over, last, rhythm.copy(), since);
  }

  @Override
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (Quiet quiet : over) {
      inputs.add(quiet.from());
      if (quiet.to() != null) {
        inputs.add(quiet.to());
      }
    }
    if (last != null) {
      inputs.add(last);
    }
    return inputs;
  }

  @Override
  public long nextTime() {
    if (last == null) {
      return Long.MAX_VALUE;
    }
    long end = last.time() + allowed() + 1;
    return isLearned(last) && passed < end ? end : end + PATIENCE;
  }

  @Override
  public boolean isEmpty() {
    return last == null && over.isEmpty();
  }

  @Override
  public int size() {
    return 4 + 2 * over.size();
  }

  @Override
  public void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeInt(over.size());
    for (Quiet quiet : over) {
      quiet.write(out, writer);
    }
    out.writeBoolean(last != null);
    if (last != null) {
      writer.input(last);
      rhythm.write(out);
      out.writeLong(since);
    }
  }

  static SilenceHistory read(
      CorrelationRule rule, GroupKey group, Silence asked, DataInput in, StateReader reader)
      throws IOException {
    List<Quiet> over = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      over.add(Quiet.read(in, reader));
    }
    if (!in.readBoolean()) {
      return new SilenceHistory(rule, group, asked, over, null, new Rhythm(0), 0);
    }
    Input last = reader.input();
    Rhythm rhythm = Rhythm.read(in);
    return new SilenceHistory(rule, group, asked, over, last, rhythm, in.readLong());
  }
}
