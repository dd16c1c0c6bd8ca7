package io.trailhound.detection.activity;

import java.time.Duration;

/** A window and a dimension as one number, as state and timers know them. */
public final class WindowKey {
  /** The length of a window in milliseconds. */
  public static final long WINDOW = Duration.ofMinutes(5).toMillis();

  private static final int DIMENSIONS = 8;

  private WindowKey() {}

  /** The number of the window of a time, in milliseconds since 1970. */
  public static long window(long millis) {
    return Math.floorDiv(millis, WINDOW);
  }

  /** The key of a window and a dimension. */
  public static long of(long window, Dimension dimension) {
    return window * DIMENSIONS + dimension.code();
  }

  /** The window's start, in milliseconds since 1970. */
  public static long start(long key) {
    return Math.floorDiv(key, (long) DIMENSIONS) * WINDOW;
  }

  /** The window's last millisecond. */
  public static long last(long key) {
    return lastOf(Math.floorDiv(key, (long) DIMENSIONS));
  }

  /** The last millisecond of the window of a number. */
  public static long lastOf(long window) {
    return window * WINDOW + WINDOW - 1;
  }

  /** The dimension. */
  public static Dimension dimension(long key) {
    return Dimension.ofCode(Math.floorMod(key, DIMENSIONS));
  }
}
