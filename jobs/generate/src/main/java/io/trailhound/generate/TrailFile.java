package io.trailhound.generate;

import io.trailhound.generate.random.SeededStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** The records of one log file, kept until it is written in an order of its own. */
final class TrailFile {

  private static final byte[] HEAD = "{\"Records\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);

  private byte[] bytes = new byte[4096];
  private int[] ends = new int[4];
  private int count;

  void add(byte[] json, int length) {
    int from = size();
    if (bytes.length - from < length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, from + length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(json, 0, bytes, from, length);
    ends[count++] = from + length;
  }

  /** Bytes of all records. */
  int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Writes the file, its records shuffled by the stream: real ones are not in order either. */
  void write(Path path, SeededStream stream) throws IOException {
    Files.createDirectories(path.getParent());
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = stream.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    try (OutputStream out = new FastGzip(Files.newOutputStream(path))) {
      out.write(HEAD);
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          out.write(',');
        }
        int record = order[i];
        int from = record == 0 ? 0 : ends[record - 1];
        out.write(bytes, from, ends[record] - from);
      }
      out.write(TAIL);
    }
  }

  /** Gzip at its fastest level: the files are large and soon read. */
  private static final class FastGzip extends GZIPOutputStream {

    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
