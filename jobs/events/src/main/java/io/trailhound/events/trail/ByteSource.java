package io.trailhound.events.trail;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of an object, decompressed when they are gzip (told by the first two bytes, not the
 * name). Damage in the compressed stream ends the bytes early and is remembered; a failure of the
 * storage is thrown, for the caller to retry.
 */
final class ByteSource implements Closeable {
  private static final int COMPRESSED_CHUNK = 64 << 10;

  private final Counting compressed;
  private final InputStream plain;
  private final boolean gzip;
  private final Limits limits;
  private long produced;
  private String damage = "";

  ByteSource(InputStream in, Limits limits) throws IOException {
    this.limits = limits;
    this.compressed = new Counting(in);
    BufferedInputStream buffered = new BufferedInputStream(compressed, COMPRESSED_CHUNK);
    buffered.mark(2);
    gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    InputStream opened = buffered;
    if (gzip) {
      try {
        opened = new GZIPInputStream(buffered, COMPRESSED_CHUNK);
      } catch (EOFException | ZipException e) {
        damage = "damaged gzip header";
        opened = InputStream.nullInputStream();
      }
    }
    this.plain = opened;
  }

  /**
   * Fills the buffer from {@code from} on; returns the number of bytes, less than asked at the end.
   */
  int read(byte[] buffer, int from, int to) throws IOException {
    int at = from;
    try {
      while (at < to && damage.isEmpty()) {
        int count = plain.read(buffer, at, to - at);
        if (count < 0) {
          break;
        }
        at += count;
        produced += count;
        if (gzip
            && produced > limits.bombBytes()
            && produced / Math.max(1, compressed.count) > limits.bombRatio()) {
          damage =
              "decompression bomb: more than "
                  + limits.bombRatio()
                  + " bytes out of each byte in; stopped after "
                  + produced
                  + " bytes";
        }
      }
    } catch (EOFException e) {
      damage = "gzip ends early after " + compressed.count + " compressed bytes";
    } catch (ZipException e) {
      damage = "damaged gzip within " + compressed.count + " compressed bytes: " + e.getMessage();
    }
    return at - from;
  }

  /** Why the bytes ended early, or empty. */
  String damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    plain.close();
    compressed.close();
  }

  private static final class Counting extends FilterInputStream {
    long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0) {
        count++;
      }
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        count += n;
      }
      return n;
    }
  }
}
