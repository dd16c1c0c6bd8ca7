package io.trailhound.events.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952), all members of it. Damage ends the bytes early and is remembered; a
 * failure of the storage is thrown. {@link java.util.zip.GZIPInputStream} is not used, since it
 * drops what follows a member, failures of the storage included, without a word.
 */
final class Gunzip extends InputStream {
  private static final int CHUNK = 16 << 10;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Limits limits;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int limit;
  private long consumed;
  private long produced;
  private boolean inMember;
  private boolean ended;
  private String damage = "";

  Gunzip(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** What is wrong with the compressed bytes, or empty. */
  String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      while (!ended) {
        if (!inMember && !beginMember()) {
          break;
        }
        int count = inflater.inflate(buffer, offset, length);
        if (count > 0) {
          checksum.update(buffer, offset, count);
          produced += count;
          checkRatio();
          return count;
        }
        if (inflater.finished()) {
          endMember();
        } else if (inflater.needsDictionary()) {
          end("damaged gzip: a dictionary is wanted");
        } else if (fill()) {
          inflater.setInput(chunk, at, limit - at);
        } else {
          end(endsEarly());
        }
      }
    } catch (DataFormatException e) {
      end("damaged gzip within " + consumed + " compressed bytes: " + e.getMessage());
    }
    return -1;
  }

  private void checkRatio() {
    if (produced > limits.bombBytes() && produced / consumed > limits.bombRatio()) {
      end(
          "decompression bomb: more than "
              + limits.bombRatio()
              + " bytes out of each byte in; stopped after "
              + produced
              + " bytes");
    }
  }

  private boolean beginMember() throws IOException {
    boolean first = consumed == 0;
    int magic = next();
    while (!first && magic == 0) {
      magic = next(); // padding
    }
    if (magic < 0) {
      ended = true;
      return false;
    }
    if (magic != 0x1F || next() != 0x8B || next() != 8) {
      end(first ? "damaged gzip header" : "bytes that are no gzip stand behind the gzip");
      return false;
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    if (at >= limit && !fill()) {
      end(first ? "damaged gzip header" : endsEarly());
      return false;
    }
    inflater.reset();
    inflater.setInput(chunk, at, limit - at);
    checksum.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    inMember = false;
    long sum = next() | (next() << 8) | (next() << 16) | ((long) next() << 24);
    long length = next() | (next() << 8) | (next() << 16) | ((long) next() << 24);
    if (length < 0) {
      end(endsEarly());
    } else if (sum != checksum.getValue() || length != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      // The members behind this one may be whole.
      damage = damage.isEmpty() ? "damaged gzip: the content has another checksum" : damage;
    }
  }

  private String endsEarly() {
    return "gzip ends early after " + consumed + " compressed bytes";
  }

  private void end(String reason) {
    damage = damage.isEmpty() ? reason : damage;
    ended = true;
  }

  private void skipText() throws IOException {
    int b = next();
    while (b > 0) {
      b = next();
    }
  }

  private void skip(int count) throws IOException {
    int left = count;
    while (left > 0 && next() >= 0) {
      left--;
    }
  }

  private int next() throws IOException {
    return at < limit || fill() ? chunk[at++] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(chunk, 0, CHUNK));
    consumed += limit;
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
