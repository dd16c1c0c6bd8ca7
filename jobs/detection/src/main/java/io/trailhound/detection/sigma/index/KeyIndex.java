package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.check.Values;

/** Finds those of many keys of one field that an event has. */
interface KeyIndex {
  /**
   * Tells of every key that the event has, of some more than once.
   *
   * @param memory of this index alone, and of one thread
   */
  void collect(Values values, SearchMemory memory, Candidates into);
}
