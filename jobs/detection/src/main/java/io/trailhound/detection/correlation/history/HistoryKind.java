package io.trailhound.detection.correlation.history;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import java.io.DataInput;
import java.io.IOException;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** What {@link HistoryWindow} must know of one behaviour rule. */
public interface HistoryKind {
  /** A history of nothing. */
  History empty();

  /**
   * Reads what a history wrote.
   *
   * @param reader reads from the same input, and knows the objects
   */
  History read(DataInput in, StateReader reader) throws IOException;

  /** Whether an input tells the rule anything. */
  boolean heeds(Input input);

  /** Inputs of different lanes never make each other needless. */
  String lane(Input input);

  /**
   * One of the inputs of a lane, at or next to one that was added, without which every history says
   * the same, whatever other inputs there are; null when there is none. It lets a group with many
   * alike inputs hold few.
   */
  @Nullable Input needless(NavigableSet<Input> lane, Input added);

  /** Whether an input between two others of its lane is needless. */
  interface Between {
    /** Whether it is; the inputs are in their order. */
    boolean isNeedless(Input before, Input input, Input after);
  }

  /** Looks for a needless input at one that was added and at those beside it. */
  static @Nullable Input needless(NavigableSet<Input> lane, Input added, Between between) {
    Input before = lane.lower(added);
    Input after = lane.higher(added);
    if (before != null && after != null && between.isNeedless(before, added, after)) {
      return added;
    }
    Input further = before == null ? null : lane.lower(before);
    if (before != null && further != null && between.isNeedless(further, before, added)) {
      return before;
    }
    further = after == null ? null : lane.higher(after);
    return after != null && further != null && between.isNeedless(added, after, further)
        ? after
        : null;
  }
}
