package io.trailhound.pipeline.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void neverLetsMoreThanTheRateGoInAnySecond() {
    Random random = new Random(7);
    for (int rate : new int[] {1, 5, 20}) {
      AtomicLong now = new AtomicLong(random.nextLong() >> 1);
      Pace pace = new Pace(rate, now::get, now::addAndGet);
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        pace.pass();
        times.add(now.get());
        // Work between requests, and now and then a long silence that must not be made up for.
        now.addAndGet(i % 50 == 0 ? 10 * SECOND : random.nextLong(SECOND / rate * 2));
      }
      for (int i = rate; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - rate)).isGreaterThanOrEqualTo(SECOND / rate * rate);
      }
    }
  }

  @Test
  void doesNotWaitWhenThereIsNoNeed() {
    AtomicLong now = new AtomicLong();
    Pace pace =
        new Pace(
            2,
            now::get,
            nanos -> {
              throw new AssertionError("waited " + nanos);
            });
    for (int i = 0; i < 10; i++) {
      pace.pass();
      now.addAndGet(SECOND / 2);
    }
  }
}
