package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Event time goes no further than the slowest shard that is heard. */
class ShardTimesTest {
  private final ShardTimes times = new ShardTimes(100, 3);

  private void event(String shard, long time, long arrived) {
    times.hear(shard);
    times.observe(shard, time, arrived);
  }

  private void ticks(int count) {
    for (int i = 0; i < count; i++) {
      times.tick();
    }
  }

  @Test
  void nothingIsToldUntilShardsCouldBeHeard() {
    event("a", 10_000, 20_000);
    ticks(2);
    assertThat(times.watermark()).isEqualTo(Long.MIN_VALUE);
    assertThat(times.isIdle()).isFalse();
    event("a", 10_000, 20_000);
    event("b", 1_000, 20_000);
    ticks(1);
    assertThat(times.watermark()).isEqualTo(899);
  }

  @Test
  void silentShardsAreLeftOutAndComeBack() {
    event("a", 10_000, 20_000);
    event("b", 1_000, 20_000);
    ticks(2);
    event("a", 10_500, 20_000);
    ticks(1);
    assertThat(times.watermark()).isEqualTo(10_399);
    event("b", 2_000, 20_000);
    assertThat(times.watermark()).as("never back").isEqualTo(10_399);
    ticks(3);
    assertThat(times.isIdle()).isTrue();
    times.hear("b");
    assertThat(times.isIdle()).isFalse();
  }

  @Test
  void aTimeInTheFutureCountsAsItsArrival() {
    event("a", 90_000_000, 20_000);
    ticks(2);
    times.hear("a");
    ticks(1);
    assertThat(times.watermark()).isEqualTo(19_899);
  }

  @Test
  void aShardWithoutEventsDoesNotHoldTimeBack() {
    event("a", 10_000, 20_000);
    ticks(2);
    times.hear("a");
    times.hear("poison");
    ticks(1);
    assertThat(times.watermark()).isEqualTo(9_899);
  }
}
