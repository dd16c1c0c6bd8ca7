package io.trailhound.detection.correlation.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes and reads profiles: the figures as runs of equal ones and of others, so that a group that
 * was seen once takes little.
 *
 * <p>A run is a byte n and figures of two bytes: for n from 0, n + 1 of them; for n below 0, one
 * that stands 1 - n times.
 */
final class ProfileCodec {
  private static final int MOST_RUN = 128;

  private ProfileCodec() {}

  static void write(Profile profile, DataOutput out) throws IOException {
    out.writeLong(profile.open);
    out.writeLong(profile.since);
    out.writeDouble(profile.highest);
    out.writeLong(profile.newest);
    out.writeLong(profile.active);
    out.writeInt(profile.activeDays);
    short[] figures = profile.figures;
    int at = 0;
    while (at < figures.length) {
      int run = run(figures, at);
      if (run > 1) {
        out.writeByte(1 - run);
        out.writeShort(figures[at]);
        at += run;
      } else {
        int end = at + 1;
        while (end < figures.length && end - at < MOST_RUN && run(figures, end) < 3) {
          end++;
        }
        out.writeByte(end - at - 1);
        for (; at < end; at++) {
          out.writeShort(figures[at]);
        }
      }
    }
  }

  /** How many equal figures stand from a place on. */
  private static int run(short[] figures, int from) {
    int end = from + 1;
    while (end < figures.length && end - from < MOST_RUN && figures[end] == figures[from]) {
      end++;
    }
    return end - from;
  }

  static Profile read(DataInput in) throws IOException {
    Profile profile = new Profile();
    profile.open = in.readLong();
    profile.since = in.readLong();
    profile.highest = in.readDouble();
    profile.newest = in.readLong();
    profile.active = in.readLong();
    profile.activeDays = in.readInt();
    short[] figures = profile.figures;
    int at = 0;
    while (at < figures.length) {
      int run = in.readByte();
      if (run < 0) {
        short figure = in.readShort();
        for (int left = 1 - run; left > 0; left--) {
          figures[at++] = figure;
        }
      } else {
        for (int left = run + 1; left > 0; left--) {
          figures[at++] = in.readShort();
        }
      }
    }
    return profile;
  }
}
