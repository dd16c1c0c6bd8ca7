package io.trailhound.pipeline.step;

import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.events.EventKey;
import io.trailhound.pipeline.type.Correlated;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Tells every subtask behind a keyed exchange the greatest event time that a subtask before it met.
 * Together they know that of the whole run: watermarks cannot tell it, since of several inputs the
 * least one counts, and the last one is the end of time.
 *
 * <p>It goes as an element of its own to a key in each key group, before the last watermark.
 */
final class EndOfRun {
  private static final int END = -1;

  private EndOfRun() {}

  /**
   * Makes the elements.
   *
   * @param keyGroups the maximum parallelism
   * @param latest milliseconds since 1970 in UTC
   */
  static void tell(int keyGroups, long latest, Consumer<Correlated> output) {
    Evidence nowhere = new Evidence("", latest, "", 0, null);
    Input input = new Input(latest, new EventKey(0, 0), 0, 0, null, nowhere);
    CorrelationInput end = new CorrelationInput(END, new GroupKey(List.of()), input, false);
    BitSet told = new BitSet(keyGroups);
    for (int i = 0; told.cardinality() < keyGroups; i++) {
      String key = "end " + i;
      int keyGroup = KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups);
      if (!told.get(keyGroup)) {
        told.set(keyGroup);
        output.accept(new Correlated(key, end));
      }
    }
  }

  /** Whether an element is one of these; its input's time is the greatest event time then. */
  static boolean isOne(Correlated element) {
    return element.input().correlation() == END;
  }
}
