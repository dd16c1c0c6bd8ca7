package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was known of a group when it had a value that is told.
 *
 * @param since when the group was first seen, in milliseconds since 1970 in UTC
 * @param others how many other values it had within the timespan
 * @param names the first of these
 * @param times how often it had the value, this time counted
 * @param samples how many sightings of any values it had before
 * @param full whether there were more values than are kept
 */
record Background(
    long since, int others, List<String> names, int times, long samples, boolean full) {
  /** How many other values are named. */
  static final int MOST_NAMES = 10;

  Background {
    names = List.copyOf(names);
  }

  void write(DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(since);
    out.writeInt(others);
    out.writeInt(times);
    out.writeLong(samples);
    out.writeBoolean(full);
    texts(names, out, writer);
  }

  static Background read(DataInput in, StateReader reader) throws IOException {
    long since = in.readLong();
    int others = in.readInt();
    int times = in.readInt();
    long samples = in.readLong();
    boolean full = in.readBoolean();
    return new Background(since, others, texts(in, reader), times, samples, full);
  }

  static void texts(List<String> texts, DataOutput out, StateWriter writer) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writer.text(text);
    }
  }

  static List<String> texts(DataInput in, StateReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(reader.text());
    }
    return texts;
  }
}
