package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import java.util.Collection;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The cells of a group that are held, by their number, and what is measured over some of them. */
final class Cells {
  /** How many inputs can be told from copies; above it the oldest cells go without. */
  static final int MOST_IDS = 100_000;

  /** What a cell takes and how many ids do, counted in inputs. */
  private static final int CELL = 2;

  private static final int IDS = 8;

  private static final long NONE = Long.MIN_VALUE;

  private final NavigableMap<Long, Cell> cells = new TreeMap<>();
  private final Measure measure;
  private final Grid grid;
  private final long width;

  /** How many inputs are told from copies. */
  private int ids;

  /** How many inputs are kept as evidence. */
  private int kept;

  /** The cell with which the window ends that {@link #meter} and {@link #records} are of. */
  private long end = NONE;

  private Meter meter;
  private long records;

  Cells(Rules rules) {
    this.measure = rules.baseline().measure();
    this.grid = rules.grid();
    this.width = rules.width();
    this.meter = Meter.of(measure);
  }

  /** How much memory they take, counted in inputs. */
  int size() {
    return CELL * cells.size() + kept + ids / IDS;
  }

  /** All cells by number. */
  NavigableMap<Long, Cell> all() {
    return cells;
  }

  /** Adds a cell that was read from state. */
  void restore(long number, Cell cell) {
    cells.put(number, cell);
    kept += cell.ends.kept();
    ids += cell.ids == null ? 0 : cell.ids.size();
  }

  /** Takes an input; of a copy at most its place. */
  Arrival add(Input input) {
    long number = grid.at(input.time());
    long id = Ids.of(input);
    Cell cell = cells.computeIfAbsent(number, key -> new Cell(measure));
    kept -= cell.ends.kept();
    boolean isNew = cell.add(input, id);
    kept += cell.ends.kept();
    if (!isNew) {
      return Arrival.DUPLICATE;
    }
    if (number <= end && number > end - width) {
      meter.add(input, id);
      records++;
    }
    if (cell.ids != null && ++ids > MOST_IDS) {
      thinOut();
    }
    return Arrival.NEW;
  }

  /** The oldest cells are the least likely to meet copies. The last one keeps its ids. */
  private void thinOut() {
    for (Iterator<Cell> oldest = cells.values().iterator(); ids > MOST_IDS; ) {
      Cell cell = oldest.next();
      if (oldest.hasNext()) {
        withoutIds(cell);
      } else {
        return;
      }
    }
  }

  /**
   * Takes an input out.
   *
   * @return whether it was there, as far as that is known
   */
  boolean remove(Input input) {
    long number = grid.at(input.time());
    Cell cell = cells.get(number);
    int before = cell == null ? 0 : cell.ends.kept();
    if (cell == null || !cell.remove(input, Ids.of(input))) {
      return false;
    }
    kept += cell.ends.kept() - before;
    ids--;
    end = NONE;
    if (cell.ends.count == 0) {
      cells.remove(number);
    }
    return true;
  }

  /** Says that cells before one are settled: their inputs need not be told from copies. */
  void settle(long before) {
    cells.headMap(before, false).values().forEach(this::withoutIds);
  }

  private void withoutIds(Cell cell) {
    if (cell.ids != null) {
      ids -= cell.ids.size();
      cell.ids = null;
    }
  }

  /** Drops the cells before one, and gives each away. */
  void drop(long before, BiConsumer<Long, Cell> to) {
    NavigableMap<Long, Cell> old = cells.headMap(before, false);
    if (!old.isEmpty()) {
      old.forEach(to);
      for (Cell cell : old.values()) {
        withoutIds(cell);
        kept -= cell.ends.kept();
      }
      old.clear();
    }
  }

  /** What is measured over the window that ends with a cell. */
  Figure figure(long cell) {
    if (cell != end) {
      meter = Meter.of(measure);
      records = 0;
      for (Cell one : windows(cell, cell)) {
        meter.addAll(one.meter);
        records += one.ends.count;
      }
      end = cell;
    }
    return new Figure(cell, meter.figure(), records, meter.isBounded());
  }

  /** The cells in the windows that end with a first cell, a last one, or one between them. */
  Collection<Cell> windows(long first, long last) {
    return cells.subMap(first - width, false, last, true).values();
  }
}
