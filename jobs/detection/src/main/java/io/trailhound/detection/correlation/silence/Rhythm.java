package io.trailhound.detection.correlation.silence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How long the gaps in a group's records usually are: of each day of UTC with records the longest
 * gap that ended on it, for the last 28 such days and the one that goes on. The usual longest gap
 * is their 90th percentile by nearest rank, so that two of four weeks may be out of the ordinary,
 * and every weekend is in it. 256 bytes.
 */
final class Rhythm {
  private static final int DAYS = 28;
  private static final long DAY = 86_400_000;
  private static final long NONE = Long.MIN_VALUE;

  /** The longest gaps of the days that are over, from the oldest on. */
  private long[] gaps;

  private long day;
  private long today;
  private long usual = NONE;

  /** The rhythm of a group that had its first record at a time. */
  Rhythm(long time) {
    this(new long[0], Math.floorDiv(time, DAY), 0);
  }

  private Rhythm(long[] gaps, long day, long today) {
    this.gaps = gaps;
    this.day = day;
    this.today = today;
  }

  Rhythm copy() {
    return new Rhythm(gaps, day, today);
  }

  /** Takes a gap that ended at a time. */
  void add(long gap, long time) {
    long at = Math.floorDiv(time, DAY);
    if (at > day) {
      int kept = Math.min(gaps.length, DAYS - 1);
      long[] more = Arrays.copyOfRange(gaps, gaps.length - kept, gaps.length + 1);
      more[kept] = today;
      gaps = more;
      day = at;
      today = 0;
      usual = NONE;
    }
    if (gap > today) {
      today = gap;
      usual = NONE;
    }
  }

  /** The usual longest gap, in milliseconds. */
  long usual() {
    if (usual == NONE) {
      long[] sorted = Arrays.copyOf(gaps, gaps.length + 1);
      sorted[gaps.length] = today;
      Arrays.sort(sorted);
      int rank = (sorted.length * 9 + 9) / 10;
      usual = sorted[rank - 1];
    }
    return usual;
  }

  /** How many days it knows. */
  int days() {
    return gaps.length + 1;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(gaps.length);
    for (long gap : gaps) {
      out.writeLong(gap);
    }
    out.writeLong(day);
    out.writeLong(today);
  }

  static Rhythm read(DataInput in) throws IOException {
    long[] gaps = new long[in.readInt()];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = in.readLong();
    }
    return new Rhythm(gaps, in.readLong(), in.readLong());
  }
}
