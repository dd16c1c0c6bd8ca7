package io.trailhound.pipeline.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does, by looking again and again, for a bounded time. */
public final class Await {
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what what is waited for, for the message
   * @throws AssertionError when it does not hold within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, condition, () -> "");
  }

  /** The same, with more to say when the time is up. */
  public static void until(
      String what, Duration limit, BooleanSupplier condition, Supplier<String> detail) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new AssertionError(
            what + ": not within " + limit.toSeconds() + " s\n" + detail.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
