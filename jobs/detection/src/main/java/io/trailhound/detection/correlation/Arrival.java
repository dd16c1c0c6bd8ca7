package io.trailhound.detection.correlation;

/** What became of an input that arrived. */
public enum Arrival {
  /** It counts. */
  NEW,
  /** It was there before; at most a better place to name it by is taken from it. */
  DUPLICATE,
  /**
   * It lies before the watermark. It counts in the windows of points from the watermark on; points
   * before it may begin to fire by it, where more inputs can only help, but never cease to.
   */
  LATE,
  /** It lies before what is held and does not count. */
  TOO_LATE
}
