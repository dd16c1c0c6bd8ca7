package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import org.jspecify.annotations.Nullable;

/** The inputs of a cell of the {@link Grid}. */
final class Cell {
  final Meter meter;
  final Ends ends;

  /** Of the inputs; null when the cell is settled, or when a bound took them. */
  @Nullable Ids ids = new Ids();

  /** How many inputs came that could not be told from copies any more. */
  long unchecked;

  /** An empty one. */
  Cell(Measure measure) {
    this(Meter.of(measure), new Ends());
  }

  /** One with what is known of its inputs. */
  Cell(Meter meter, Ends ends) {
    this.meter = meter;
    this.ends = ends;
  }

  /** The time of the first input, of which there must be one. */
  long time() {
    return ends.first.get(0).time();
  }

  /**
   * Takes an input; of a copy at most its place.
   *
   * @return whether it is none, as far as that is known
   */
  boolean add(Input input, long id) {
    if (ids != null && ids.contains(id)) {
      ends.improve(input);
      return false;
    }
    if (ids == null) {
      unchecked++;
    } else {
      ids.add(id);
    }
    meter.add(input, id);
    ends.add(input);
    return true;
  }

  /**
   * Takes an input out.
   *
   * @return whether it was there, as far as that is known
   */
  boolean remove(Input input, long id) {
    if (ids == null || !ids.contains(id)) {
      return false;
    }
    ids.remove(id);
    meter.remove(input, id);
    ends.remove(input);
    return true;
  }
}
