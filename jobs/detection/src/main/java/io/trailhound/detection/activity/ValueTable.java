package io.trailhound.detection.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** The values of one window and dimension: an open-addressing table that grows. */
final class ValueTable {
  private @Nullable Cell[] cells = new @Nullable Cell[16];
  private @Nullable Cell last;
  private int size;

  /** The cell of a value, in UTF-8 in the first bytes; a new one when there is none. */
  Cell cell(byte[] value, int length) {
    // Neighbours in a trail have most of their values in common.
    Cell recent = last;
    if (recent == null || !recent.has(value, length)) {
      recent = find(value, length);
      last = recent;
    }
    return recent;
  }

  private Cell find(byte[] value, int length) {
    long hash = ValueCounts.hashOf(value, length);
    int mask = cells.length - 1;
    int at = place(hash, mask);
    for (Cell cell = cells[at]; cell != null; cell = cells[at]) {
      if (cell.hash == hash && cell.has(value, length)) {
        return cell;
      }
      at = (at + 1) & mask;
    }
    Cell made = new Cell(hash, Arrays.copyOf(value, length));
    cells[at] = made;
    size++;
    if (size * 2 > cells.length) {
      grow();
    }
    return made;
  }

  int size() {
    return size;
  }

  private static int place(long hash, int mask) {
    return (int) (hash >>> 32) & mask;
  }

  private void grow() {
    @Nullable Cell[] before = cells;
    cells = new @Nullable Cell[before.length * 2];
    int mask = cells.length - 1;
    for (Cell cell : before) {
      if (cell != null) {
        int at = place(cell.hash, mask);
        while (cells[at] != null) {
          at = (at + 1) & mask;
        }
        cells[at] = cell;
      }
    }
  }

  /** Hands over what was counted, slice by slice with its number. */
  void slices(ObjIntConsumer<Slice> out) {
    List<List<ValueCounts>> bySlice = new ArrayList<>(Slice.SLICES);
    for (int i = 0; i < Slice.SLICES; i++) {
      bySlice.add(new ArrayList<>());
    }
    for (Cell cell : cells) {
      if (cell != null) {
        bySlice.get(Slice.of(cell.hash)).add(cell.counts());
      }
    }
    for (int i = 0; i < Slice.SLICES; i++) {
      List<ValueCounts> values = bySlice.get(i);
      if (!values.isEmpty()) {
        values.sort(ValueCounts.BY_HASH);
        out.accept(new Slice(values, Counts.NONE), i);
      }
    }
  }
}
