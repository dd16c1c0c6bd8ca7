package io.trailhound.pipeline.step;

import io.trailhound.detection.correlation.GroupWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The windows in use, as objects: only what leaves is written to state, not every change of every
 * window. Bounded by the inputs that they hold; the one that was used longest ago leaves first. A
 * bound that is too low for the windows in use costs a great deal: each input then reads a window
 * from state and writes another.
 */
final class OpenWindows {
  /** What an input takes with its strings, in bytes. */
  private static final int INPUT = 400;

  /** What any window takes, counted in inputs. */
  private static final int WINDOW = 16;

  /** A window in use. */
  static final class Open {
    final String key;
    final int correlation;
    final GroupWindow window;

    /** The time for which a timer is set; the largest number when none is. */
    long timer = Long.MAX_VALUE;

    /** How many inputs came since changes were last asked for, and how many may before they are. */
    int unasked;

    int patience = 1;

    /** Whether state has it in another form, or not at all. */
    private boolean changed;

    private int counted;

    Open(String key, int correlation, GroupWindow window) {
      this.key = key;
      this.correlation = correlation;
      this.window = window;
    }
  }

  /** Takes what must be written to state. */
  interface Writing {
    void write(Open open) throws IOException;
  }

  private final Map<String, Open> open = new LinkedHashMap<>(64, 0.75f, true);
  private final long most;
  private long inputs;

  /**
   * Holds nothing yet.
   *
   * @param memory for how many bytes at most, as far as they can be told
   */
  OpenWindows(long memory) {
    most = memory / INPUT;
  }

  @Nullable Open get(String key) {
    return open.get(key);
  }

  /** Adds one, or counts anew what one holds; those that are too many are written and leave. */
  void put(Open used, Writing writing) throws IOException {
    open.put(used.key, used);
    used.changed = true;
    int size = WINDOW + used.window.size();
    inputs += size - used.counted;
    used.counted = size;
    while (open.size() > 1 && inputs > most) {
      Open oldest = open.values().iterator().next();
      write(oldest, writing);
      drop(oldest);
    }
  }

  /** Writes those that changed since they were written. */
  void writeChanged(Writing writing) throws IOException {
    for (Open one : all()) {
      write(one, writing);
    }
  }

  private static void write(Open one, Writing writing) throws IOException {
    if (one.changed) {
      writing.write(one);
      one.changed = false;
    }
  }

  void drop(Open gone) {
    open.remove(gone.key);
    inputs -= gone.counted;
  }

  /** All of them, in no order that matters. */
  List<Open> all() {
    return new ArrayList<>(open.values());
  }
}
