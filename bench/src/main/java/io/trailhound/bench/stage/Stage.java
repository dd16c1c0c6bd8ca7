package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import java.io.IOException;

/** One thing that is measured; bound to one thread. */
public interface Stage {
  /** The name in the report. */
  String name();

  /** The unit of what {@link #run} returns, plural. */
  String unit();

  /** Does the work on every file of a block; returns how much came out, so that none is saved. */
  long run(Block block) throws IOException;
}
