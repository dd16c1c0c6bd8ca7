package io.trailhound.pipeline.pull;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets requests go one after the other, repeated ones too, and not more than so many a second. */
final class Pace implements ExecutionInterceptor {
  private final long interval;
  private final LongSupplier clock;
  private final Sleeper sleeper;
  private long next;

  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    /** Waits for so many nanoseconds. */
    void sleep(long nanos) throws InterruptedException;
  }

  /** Paces real time. */
  Pace(long perSecond) {
    this(perSecond, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  Pace(long perSecond, LongSupplier clock, Sleeper sleeper) {
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.clock = clock;
    this.sleeper = sleeper;
    this.next = clock.getAsLong();
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    pass();
  }

  /** Returns when the next request may go. */
  synchronized void pass() {
    long now = clock.getAsLong();
    long wait = next - now;
    next = (wait > 0 ? next : now) + interval;
    if (wait > 0) {
      try {
        sleeper.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw AbortedException.create("interrupted", e);
      }
    }
  }
}
