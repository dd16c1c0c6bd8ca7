package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.history.History;
import io.trailhound.detection.correlation.history.HistoryKind;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Travel;
import java.io.DataInput;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code travel} of one group. Of each place the first input of each minute counts. Two that count,
 * and follow each other within the timespan, fire when their places are at least the distance
 * apart, and getting there would take at least the speed. Changes between the same two places with
 * no more than the timespan from one to the next are one alert.
 */
public final class TravelKind implements HistoryKind {
  private static final long MINUTE = 60_000;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Travel asked;

  /** Makes one for a rule's group. */
  public TravelKind(CorrelationRule rule, GroupKey group, Travel asked) {
    this.rule = rule;
    this.group = group;
    this.asked = asked;
  }

  @Override
  public History empty() {
    return new TravelHistory(rule, group, asked);
  }

  @Override
  public History read(DataInput in, StateReader reader) throws IOException {
    return TravelHistory.read(rule, group, asked, in, reader);
  }

  @Override
  public boolean heeds(Input input) {
    return Place.of(input, asked) != null;
  }

  @Override
  public String lane(Input input) {
    return minute(input) + " " + input.value();
  }

  @Override
  public @Nullable Input needless(NavigableSet<Input> lane, Input added) {
    return lane.size() > 1 ? lane.last() : null;
  }

  /** The minute of an input, from 1970 on. */
  static long minute(Input input) {
    return Math.floorDiv(input.time(), MINUTE);
  }
}
