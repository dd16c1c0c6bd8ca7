package io.trailhound.pipeline.step;

import java.util.HashMap;
import java.util.Map;

/**
 * How far event time has come in the shards of a stream: to the least of what their messages tell.
 * A shard tells the greatest time of its events; a time later than the arrival of its message is
 * somebody's wrong clock, and the arrival counts. A shard that told no time yet, or is silent for
 * some ticks, is left out, and so that shards can be heard first, nothing is told for as long after
 * the start.
 *
 * <p>Ticks and not a clock: while the job is held up nothing ticks, and no shard seems silent.
 */
final class ShardTimes {
  private static final int FORGET = 100;

  private final long latenessMillis;
  private final int silentTicks;
  private final Map<String, Shard> shards = new HashMap<>();
  private long ticks;
  private long told = Long.MIN_VALUE;

  private static final class Shard {
    long time = Long.MIN_VALUE;
    long heard;
  }

  /**
   * Begins.
   *
   * @param latenessMillis how long after an event its message may arrive
   * @param silentTicks after how many ticks a shard counts as silent
   */
  ShardTimes(long latenessMillis, int silentTicks) {
    this.latenessMillis = latenessMillis;
    this.silentTicks = silentTicks;
  }

  /** A message of a shard came, whatever it held. */
  void hear(String shard) {
    shard(shard).heard = ticks;
  }

  /** An event of a shard came. */
  void observe(String shard, long eventMillis, long arrivedMillis) {
    Shard of = shard(shard);
    of.time = Math.max(of.time, Math.min(eventMillis, arrivedMillis));
  }

  private Shard shard(String name) {
    return shards.computeIfAbsent(name, key -> new Shard());
  }

  /** Counts a tick. Shards that were closed long ago are forgotten. */
  void tick() {
    ticks++;
    if (ticks % silentTicks == 0) {
      shards.values().removeIf(shard -> ticks - shard.heard > (long) FORGET * silentTicks);
    }
  }

  /** Whether no shard holds event time back. */
  boolean isIdle() {
    return ticks >= silentTicks
        && shards.values().stream().noneMatch(shard -> ticks - shard.heard < silentTicks);
  }

  /** The watermark; never less than before, and the least number while nothing can be told. */
  long watermark() {
    if (ticks < silentTicks) {
      return told;
    }
    long least = Long.MAX_VALUE;
    for (Shard shard : shards.values()) {
      if (ticks - shard.heard < silentTicks && shard.time != Long.MIN_VALUE) {
        least = Math.min(least, shard.time);
      }
    }
    if (least != Long.MAX_VALUE) {
      told = Math.max(told, least - latenessMillis - 1);
    }
    return told;
  }
}
