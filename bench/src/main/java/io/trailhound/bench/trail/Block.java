package io.trailhound.bench.trail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPInputStream;

/**
 * As many files of a trail as fit into a fixed memory, compressed and decompressed. One block is
 * filled again and again, so that loading leaves the collector nothing to do while a stage runs.
 */
public final class Block {
  private final List<Part> parts = new ArrayList<>();
  private byte[] bytes;
  private int end;

  /** One file. */
  public static final class Part {
    private final String name;
    private final byte[] compressed;
    private final int from;
    private final int length;

    private Part(String name, byte[] compressed, int from, int length) {
      this.name = name;
      this.compressed = compressed;
      this.from = from;
      this.length = length;
    }

    /** The file's name, without folders. */
    public String name() {
      return name;
    }

    /** Its content as on disk. */
    public InputStream compressed() {
      return new ByteArrayInputStream(compressed);
    }

    /** Where its decompressed content begins in {@link Block#bytes}. */
    public int from() {
      return from;
    }

    /** The length of its decompressed content. */
    public int length() {
      return length;
    }
  }

  /**
   * An empty block.
   *
   * @param capacity decompressed bytes; it grows when a single file is larger
   */
  public Block(int capacity) {
    bytes = new byte[capacity];
  }

  /**
   * Replaces the content with the next files, which are taken from the queue.
   *
   * @return whether there were any
   */
  public boolean fill(Queue<Path> files) throws IOException {
    parts.clear();
    end = 0;
    for (Path file = files.peek(); file != null && add(file); file = files.peek()) {
      files.remove();
    }
    return !parts.isEmpty();
  }

  private boolean add(Path file) throws IOException {
    byte[] compressed = Files.readAllBytes(file);
    int at = end;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 64 << 10)) {
      for (int count = 0; count >= 0; at += Math.max(0, count)) {
        if (at == bytes.length) {
          if (!parts.isEmpty()) {
            return false;
          }
          bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
        }
        count = in.read(bytes, at, bytes.length - at);
      }
    }
    parts.add(new Part(String.valueOf(file.getFileName()), compressed, end, at - end));
    end = at;
    return true;
  }

  /** The files at hand, in the order of the queue. */
  public List<Part> parts() {
    return parts;
  }

  /** The decompressed bytes, in which the parts lie; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }
}
