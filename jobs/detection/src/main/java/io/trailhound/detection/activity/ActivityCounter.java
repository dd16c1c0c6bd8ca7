package io.trailhound.detection.activity;

import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records of one subtask, by window, dimension and value, and gives away what it counted
 * when it is told to. For one thread.
 */
public final class ActivityCounter {
  /** With so many values it is time to give them away, so that memory is bounded. */
  public static final int MOST = 1 << 14;

  private static final Dimension[] DIMENSIONS = Dimension.values();

  /** Takes what was counted of a slice. */
  @FunctionalInterface
  public interface Output {
    /**
     * Takes a slice.
     *
     * @param key see {@link WindowKey}
     * @param number which slice of the window and dimension
     */
    void take(long key, int number, Slice slice);
  }

  private final RecordFigures figures;
  private final FieldBytes value = new FieldBytes();
  private final TreeMap<Long, ValueTable[]> windows = new TreeMap<>();
  private ValueTable @Nullable [] current;
  private long currentWindow;
  private int size;

  /**
   * For events decoded with this plan.
   *
   * @param plan with {@link ActivityFields#PATHS}
   */
  public ActivityCounter(FieldPlan plan) {
    figures = new RecordFigures(plan);
  }

  /** Counts the loaded event, at its own time. */
  public void add(FieldReader reader) {
    figures.read(reader);
    ValueTable[] tables = tables(WindowKey.window(reader.event().time().epochMillis()));
    for (Dimension dimension : DIMENSIONS) {
      if (RecordValues.read(dimension, reader, value)) {
        ValueTable table = tables[dimension.code()];
        int before = table.size();
        table.cell(value.bytes(), value.length()).add(figures);
        size += table.size() - before;
      }
    }
  }

  private ValueTable[] tables(long window) {
    ValueTable[] known = current;
    if (known == null || window != currentWindow) {
      known = windows.computeIfAbsent(window, number -> newTables());
      current = known;
      currentWindow = window;
    }
    return known;
  }

  private static ValueTable[] newTables() {
    ValueTable[] tables = new ValueTable[DIMENSIONS.length];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new ValueTable();
    }
    return tables;
  }

  /** Whether there are so many values that they should be given away. */
  public boolean isFull() {
    return size >= MOST;
  }

  /** Gives away what was counted of windows that end by a time, in milliseconds since 1970. */
  public void flush(long upTo, Output out) {
    Iterator<Map.Entry<Long, ValueTable[]>> each = windows.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Long, ValueTable[]> entry = each.next();
      long window = entry.getKey();
      if (WindowKey.lastOf(window) > upTo) {
        return;
      }
      each.remove();
      current = null;
      for (Dimension dimension : DIMENSIONS) {
        ValueTable table = entry.getValue()[dimension.code()];
        size -= table.size();
        long key = WindowKey.of(window, dimension);
        table.slices((slice, number) -> out.take(key, number, slice));
      }
    }
  }

  /** Gives away all that was counted. */
  public void flush(Output out) {
    flush(Long.MAX_VALUE, out);
  }
}
