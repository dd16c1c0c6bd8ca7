package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Event time goes no further than the slowest shard that has something to tell. */
class ShardTimesTest {
  private final ShardTimes times = new ShardTimes(100, 3, 3);

  private void begin(String... shards) {
    for (String shard : shards) {
      times.begin(shard);
    }
    times.ready();
  }

  private void event(String shard, long time) {
    times.hear(shard);
    times.observe(shard, time, 20_000);
  }

  private void ticks(int count) {
    for (int i = 0; i < count; i++) {
      times.tick();
    }
  }

  @Test
  void nothingIsToldUntilEachShardToldItsTime() {
    times.begin("a");
    event("a", 10_000);
    ticks(10);
    assertThat(times.watermark()).as("shards unknown").isEqualTo(Long.MIN_VALUE);
    assertThat(times.isIdle()).isFalse();
    begin("b");
    assertThat(times.watermark()).as("b is unread").isEqualTo(Long.MIN_VALUE);
    event("b", 1_000);
    assertThat(times.watermark()).isEqualTo(899);
  }

  @Test
  void aShardThatIsNotAtItsTipHoldsTimeBackHoweverLong() {
    begin("a", "b");
    event("b", 1_000);
    ticks(10_000);
    event("a", 10_000);
    assertThat(times.watermark()).isEqualTo(899);
    assertThat(times.isIdle()).isFalse();
  }

  @Test
  void aShardThatWasAtItsTipLongAgoHoldsTimeBack() {
    begin("a", "b");
    event("a", 10_000);
    event("b", 1_000);
    times.tip("b");
    ticks(ShardTimes.TIP_TICKS);
    event("a", 10_500);
    assertThat(times.watermark()).isEqualTo(899);
  }

  @Test
  void silentShardsAreLeftOutAndComeBack() {
    begin("a", "b");
    event("a", 10_000);
    event("b", 1_000);
    times.tip("a");
    times.tip("b");
    ticks(2);
    event("a", 10_500);
    assertThat(times.watermark()).as("not yet silent").isEqualTo(899);
    ticks(1);
    assertThat(times.watermark()).isEqualTo(10_399);
    event("b", 2_000);
    assertThat(times.watermark()).as("never back").isEqualTo(10_399);
    times.tip("a");
    times.tip("b");
    ticks(3);
    assertThat(times.isIdle()).isTrue();
    times.hear("b");
    assertThat(times.isIdle()).isFalse();
  }

  @Test
  void aShardThatEndedHoldsTimeUntilThoseAfterItAreFound() {
    begin("a", "b");
    event("a", 10_000);
    event("b", 1_000);
    times.end("b");
    ticks(10_000);
    looks(2);
    assertThat(times.watermark()).as("however long looks take").isEqualTo(899);
    looks(1);
    assertThat(times.watermark()).isEqualTo(9_899);
    times.end("a");
    assertThat(times.isIdle()).isFalse();
    looks(3);
    assertThat(times.isIdle()).isTrue();
  }

  private void looks(int count) {
    for (int i = 0; i < count; i++) {
      times.look();
    }
  }

  @Test
  void aTimeInTheFutureCountsAsItsArrival() {
    begin("a");
    event("a", 90_000_000);
    assertThat(times.watermark()).isEqualTo(19_899);
  }

  @Test
  void aShardWhoseMessagesTellNoTimeDoesNotHoldTimeBack() {
    begin("a", "poison");
    event("a", 10_000);
    times.hear("poison");
    assertThat(times.watermark()).isEqualTo(Long.MIN_VALUE);
    ticks(3);
    times.hear("poison");
    assertThat(times.watermark()).isEqualTo(9_899);
  }
}
