package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.correlation.history.HistoryKind;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rare;
import java.io.DataInput;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code rare} of one group. The sightings of a value are the first of its inputs on each day of
 * UTC, one more than may be of a rare value; further ones of the day count nowhere, so that a burst
 * does not make a value common or a group well known. Having no value is a value of its own, which
 * is never rare: a group without errors is known by its other calls. A sighting is rare when,
 * within the days of the timespan up to its own, the value has no more sightings than the limit and
 * the group has enough before it.
 */
public final class RareKind implements HistoryKind {
  private final CorrelationRule rule;
  private final GroupKey group;
  private final Rare asked;

  /** Makes one for a rule's group. */
  public RareKind(CorrelationRule rule, GroupKey group, Rare asked) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
  }

  @Override
  public History empty() {
    return new RareHistory(rule, group, asked);
  }

  @Override
  public History read(DataInput in, StateReader reader) throws IOException {
    return RareHistory.read(rule, group, asked, in, reader);
  }

  @Override
  public boolean heeds(Input input) {
    return true;
  }

  @Override
  public String lane(Input input) {
    return Values.day(input.time()) + " " + Values.orNone(input);
  }

  /** What is no sighting tells nothing. */
  @Override
  public @Nullable Input needless(NavigableSet<Input> lane, Input added) {
    return lane.size() > asked.limit() + 1 ? lane.last() : null;
  }
}
