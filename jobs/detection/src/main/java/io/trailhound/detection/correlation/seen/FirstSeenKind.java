package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.correlation.history.HistoryKind;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import java.io.DataInput;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code first_seen} of one group. A sighting of a value is new when none of the value lies less
 * than the timespan before it, and is told when the group has been known for the time of learning.
 * A group is known from its first sighting on that has none less than the timespan before it.
 */
public final class FirstSeenKind implements HistoryKind {
  private final CorrelationRule rule;
  private final GroupKey group;
  private final FirstSeen asked;

  /** Makes one for a rule's group. */
  public FirstSeenKind(CorrelationRule rule, GroupKey group, FirstSeen asked) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
  }

  @Override
  public History empty() {
    return new FirstSeenHistory(rule, group, asked);
  }

  @Override
  public History read(DataInput in, StateReader reader) throws IOException {
    return FirstSeenHistory.read(rule, group, asked, in, reader);
  }

  @Override
  public boolean heeds(Input input) {
    return input.value() != null;
  }

  @Override
  public String lane(Input input) {
    return Values.of(input);
  }

  /** Between two sightings of a value on one day, which are near, a third one tells nothing. */
  @Override
  public @Nullable Input needless(NavigableSet<Input> lane, Input added) {
    return HistoryKind.needless(
        lane,
        added,
        (before, input, after) ->
            after.time() - before.time() < rule.timespan()
                && Values.day(before.time()) == Values.day(after.time()));
  }
}
