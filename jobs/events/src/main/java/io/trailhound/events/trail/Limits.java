package io.trailhound.events.trail;

/**
 * Bounds on what one object may cost.
 *
 * @param recordBytes the largest record that is read; CloudTrail's own limit is 256 KiB
 * @param keptBytes how much of rejected bytes is kept
 * @param bombRatio decompressed bytes for each compressed byte above which an object is taken for a
 *     decompression bomb; real trails stay below 40
 * @param bombBytes decompressed bytes below which no object is taken for a bomb
 */
public record Limits(int recordBytes, int keptBytes, int bombRatio, long bombBytes) {
  /** 16 MiB a record, 1 MiB kept of what is rejected, 400 to 1 beyond 64 MiB. */
  public static final Limits DEFAULT = new Limits(16 << 20, 1 << 20, 400, 64L << 20);
}
