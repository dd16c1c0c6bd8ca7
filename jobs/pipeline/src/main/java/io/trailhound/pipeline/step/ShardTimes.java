package io.trailhound.pipeline.step;

import java.util.HashMap;
import java.util.Map;

/**
 * How far event time has come in the shards of a stream: to the least of what their messages tell.
 * A shard tells the greatest time of its events; a time later than the arrival of its message is
 * somebody's wrong clock, and the arrival counts.
 *
 * <p>A shard is left out while it is silent: it is read to its tip, and gave nothing for some
 * ticks. One that gives nothing though it is not read to its tip holds event time back, however
 * long. Left out is also a shard whose messages tell no time at all. One that was closed and read
 * to its end stays until those that follow it are found: for some looks for new shards, however
 * long they take. Nothing is told before all shards are known.
 *
 * <p>Ticks and not a clock: while the job is held up nothing ticks, and no shard seems silent.
 */
final class ShardTimes {
  /** A shard was at its tip not long ago. Enhanced fan-out tells it every 5 seconds. */
  static final int TIP_TICKS = 60;

  private final long latenessMillis;
  private final int silentTicks;
  private final int foundLooks;
  private final Map<String, Shard> shards = new HashMap<>();
  private boolean ready;
  private long ticks;
  private long looks;
  private long told = Long.MIN_VALUE;

  private static final class Shard {
    final long begun;
    long time = Long.MIN_VALUE;
    long heard;
    long tip = Long.MIN_VALUE;
    long ended = Long.MAX_VALUE;
    boolean spoke;

    Shard(long now) {
      begun = now;
      heard = now;
    }
  }

  /**
   * Begins.
   *
   * @param latenessMillis how long after an event its message may arrive
   * @param silentTicks after how many ticks at its tip a shard counts as silent
   * @param foundLooks after how many looks for new shards those that follow a closed one are found
   */
  ShardTimes(long latenessMillis, int silentTicks, int foundLooks) {
    this.latenessMillis = latenessMillis;
    this.silentTicks = silentTicks;
    this.foundLooks = foundLooks;
  }

  /** All shards that are there at the start have begun. */
  void ready() {
    ready = true;
  }

  /** A shard is going to be read; or it is known already. */
  void begin(String shard) {
    shard(shard);
  }

  /** A shard was read to its tip. */
  void tip(String shard) {
    shard(shard).tip = ticks;
  }

  /** A shard was read to its end. */
  void end(String shard) {
    shard(shard).ended = looks;
  }

  /** A message of a shard came, whatever it held. */
  void hear(String shard) {
    Shard of = shard(shard);
    of.heard = ticks;
    of.spoke = true;
  }

  /** An event of a shard came. */
  void observe(String shard, long eventMillis, long arrivedMillis) {
    Shard of = shard(shard);
    of.time = Math.max(of.time, Math.min(eventMillis, arrivedMillis));
  }

  private Shard shard(String name) {
    return shards.computeIfAbsent(name, key -> new Shard(ticks));
  }

  /** Counts a tick. */
  void tick() {
    ticks++;
  }

  /** A look for new shards has ended, and what it found has begun. */
  void look() {
    looks++;
    shards.values().removeIf(shard -> shard.ended <= looks - foundLooks);
  }

  private boolean isLeftOut(Shard shard) {
    if (shard.ended != Long.MAX_VALUE) {
      return shard.time == Long.MIN_VALUE;
    }
    boolean atTip = shard.tip != Long.MIN_VALUE && ticks - shard.tip < TIP_TICKS;
    boolean silent = atTip && ticks - shard.heard >= silentTicks;
    boolean timeless =
        shard.spoke && shard.time == Long.MIN_VALUE && ticks - shard.begun >= silentTicks;
    return silent || timeless;
  }

  /** Whether no shard holds event time back. */
  boolean isIdle() {
    return ready && shards.values().stream().allMatch(this::isLeftOut);
  }

  /** The watermark; never less than before, and the least number while nothing can be told. */
  long watermark() {
    if (!ready) {
      return told;
    }
    long least = Long.MAX_VALUE;
    for (Shard shard : shards.values()) {
      if (!isLeftOut(shard)) {
        least = Math.min(least, shard.time);
      }
    }
    if (least != Long.MAX_VALUE && least != Long.MIN_VALUE) {
      told = Math.max(told, least - latenessMillis - 1);
    }
    return told;
  }
}
