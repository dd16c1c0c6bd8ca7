package io.trailhound.pipeline.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;

/** gzip, and ways to break it. */
public final class Gzip {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;

  private Gzip() {}

  public static byte[] of(String text) {
    return of(text.getBytes(UTF_8));
  }

  public static byte[] of(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The compressed bytes of a text up to their end, with nothing of what belongs after it. */
  static byte[] flushed(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      GZIPOutputStream gzip = new GZIPOutputStream(out, true);
      gzip.write(text.getBytes(UTF_8));
      gzip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] zeros(long count, int value) {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (long done = 0; done < count; done += block.length) {
        gzip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static byte[] cut(byte[] gzip, int length) {
    return Arrays.copyOf(gzip, length);
  }

  /** With one bit of one byte turned; a negative position counts from the end. */
  static byte[] flip(byte[] gzip, int at) {
    byte[] damaged = gzip.clone();
    damaged[at < 0 ? damaged.length + at : at] ^= 1;
    return damaged;
  }

  /** What can be had of a gzip that was cut, by zlib itself. */
  static String beginning(byte[] cut) {
    Inflater inflater = new Inflater(true);
    inflater.setInput(cut, HEADER, cut.length - HEADER);
    byte[] out = new byte[1 << 20];
    try {
      int length = inflater.inflate(out);
      return new String(out, 0, length, UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }

  static int trailer() {
    return TRAILER;
  }
}
