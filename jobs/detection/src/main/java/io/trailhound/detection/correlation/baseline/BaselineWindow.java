package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of a baseline for one group. */
public final class BaselineWindow implements GroupWindow {
  /** How many cells may be judged anew for each input that comes far behind others. */
  private static final int PATIENCE = 64;

  /** What a window takes without its cells, counted in inputs. */
  private static final int WINDOW = 40;

  final Cells cells;
  final Judgement judgement;
  final Tellings tellings;
  long late;

  private final GroupKey group;
  private final Grid grid;
  private final Episodes episodes;
  private final List<Change> pending = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;

  /** The spans that there are; null when they must be looked up. */
  private @Nullable List<Span> spans;

  /** Whether what is told of them may be different. */
  private boolean stale;

  /** How many inputs came since they were looked up. */
  private int waiting;

  /** An empty window. */
  public static BaselineWindow of(CorrelationRule rule, GroupKey group, Baseline baseline) {
    Rules rules = Rules.of(rule, group.values(), baseline);
    Cells cells = new Cells(rules);
    Judgement judgement = new Judgement(rules, cells, new Profile(), null, null, Long.MIN_VALUE);
    return new BaselineWindow(rule, group, rules, cells, judgement, new Tellings());
  }

  BaselineWindow(
      CorrelationRule rule,
      GroupKey group,
      Rules rules,
      Cells cells,
      Judgement judgement,
      Tellings tellings) {
    this.group = group;
    this.grid = rules.grid();
    this.cells = cells;
    this.judgement = judgement;
    this.tellings = tellings;
    this.episodes = new Episodes(rule, group, rules, cells, judgement);
  }

  @Override
  public Arrival insert(Input input) {
    long cell = grid.at(input.time());
    if (cell < judgement.settled()) {
      late++;
      return Arrival.TOO_LATE;
    }
    stale = true;
    if (cells.add(input) == Arrival.DUPLICATE) {
      return Arrival.DUPLICATE;
    }
    judgement.changed(cell);
    spans = null;
    waiting++;
    if (input.time() < watermark) {
      late++;
      return Arrival.LATE;
    }
    return Arrival.NEW;
  }

  @Override
  public boolean remove(Input input) {
    if (grid.at(input.time()) < judgement.settled() || !cells.remove(input)) {
      return false;
    }
    judgement.shrunk();
    stale = true;
    spans = null;
    return true;
  }

  @Override
  public void advance(long to) {
    watermark = Math.max(watermark, to);
    long settled = grid.at(to);
    if (settled > judgement.settled()) {
      collect();
      judgement.settle(settled);
      tellings.settle(grid.start(settled - judgement.width()));
      spans = null;
    }
  }

  @Override
  public List<Change> changes() {
    collect();
    List<Change> changes = List.copyOf(pending);
    pending.clear();
    return changes;
  }

  private void collect() {
    if (stale) {
      List<Episode> now = new ArrayList<>();
      for (Span span : spans()) {
        now.add(episodes.of(span));
      }
      pending.addAll(tellings.tell(now));
      stale = false;
    }
  }

  private List<Span> spans() {
    if (spans == null) {
      spans = judgement.spans();
      waiting = 0;
    }
    return spans;
  }

  /**
   * What was learned, and what is normal, if nothing more comes. Changes nothing.
   *
   * @param millis until when, in milliseconds since 1970 in UTC: hours before it count as 0 where
   *     nothing came
   * @return null when nothing is known of the group, or it is forgotten at that time
   */
  public @Nullable ProfileView view(long millis) {
    return judgement.view(millis);
  }

  @Override
  public boolean hasNews() {
    if (!pending.isEmpty()) {
      return true;
    }
    if (!stale || (spans == null && judgement.unjudged() > PATIENCE * waiting)) {
      return false;
    }
    List<Span> now = spans();
    if (now.size() != tellings.size()) {
      return true;
    }
    for (Span span : now) {
      if (!tellings.knows(episodes.id(span))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long nextTime() {
    long cell = judgement.next();
    return cell == Long.MAX_VALUE ? cell : grid.start(cell);
  }

  @Override
  public boolean isEmpty() {
    return pending.isEmpty() && judgement.isEmpty();
  }

  @Override
  public GroupKey group() {
    return group;
  }

  @Override
  public long late() {
    return late;
  }

  @Override
  public int size() {
    return WINDOW + cells.size();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    if (stale || !pending.isEmpty()) {
      throw new IllegalStateException("changes have not been asked for");
    }
    BaselineCodec.write(this, out);
  }
}
