package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a UTF-8 file and refuses what is no text or has lines without end. */
final class BoundedLines implements Closeable {
  static final int LONGEST = 16_384;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] buffer = new byte[1 << 16];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int end;
  private int number;

  BoundedLines(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** The next line without its end; null after the last. */
  @Nullable String next() throws IOException, RefusedException {
    int length = 0;
    boolean any = false;
    number++;
    while (fill()) {
      any = true;
      byte b = buffer[at++];
      if (b == '\n') {
        break;
      }
      if (b == 0) {
        throw new RefusedException(number, "it is no text: it has a zero byte");
      }
      if (length == LONGEST) {
        throw new RefusedException(number, "a line is longer than " + LONGEST + " bytes");
      }
      line[length++] = b;
    }
    return any ? decode(length) : null;
  }

  /** The number of the line read last, counted from 1. */
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = in.read(buffer);
    return end > 0;
  }

  private String decode(int length) throws RefusedException {
    int used = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    try {
      String text = decoder.decode(ByteBuffer.wrap(line, 0, used)).toString();
      return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedException(number, "it is no UTF-8 text");
    }
  }
}
