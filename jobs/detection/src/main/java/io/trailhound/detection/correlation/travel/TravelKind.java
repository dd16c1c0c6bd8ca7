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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code travel} of one group. Two inputs that follow each other within the timespan fire when
 * their places are at least the distance apart, and getting there would take at least the speed.
 * Changes between the same two places with no more than the timespan from one to the next are one
 * alert.
 */
public final class TravelKind implements HistoryKind {
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
    return "";
  }

  /** Who was at a place before and behind an input was there in between. */
  @Override
  public @Nullable Input needless(NavigableSet<Input> lane, Input added) {
    return HistoryKind.needless(
        lane,
        added,
        (before, input, after) ->
            Objects.equals(before.value(), input.value())
                && Objects.equals(input.value(), after.value()));
  }
}
