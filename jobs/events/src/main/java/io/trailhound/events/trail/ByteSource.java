package io.trailhound.events.trail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of an object as UTF-8: decompressed when it is gzip, twice when it is gzip in gzip (as
 * CloudWatch Logs through Firehose writes it), and from UTF-16. What it is is told by its first two
 * bytes and not by its name.
 */
final class ByteSource implements Closeable {
  private static final int MAX_LAYERS = 3;

  private final InputStream text;
  private final List<Gunzip> layers = new ArrayList<>();

  ByteSource(InputStream in, Limits limits) throws IOException {
    this.text = open(in, limits);
  }

  private InputStream open(InputStream in, Limits limits) throws IOException {
    InputStream bytes = in;
    while (true) {
      PushbackInputStream peeked = new PushbackInputStream(bytes, 2);
      byte[] start = peeked.readNBytes(2);
      peeked.unread(start);
      int first = start.length < 2 ? -1 : start[0] & 0xFF;
      int second = start.length < 2 ? -1 : start[1] & 0xFF;
      if (first == 0x1F && second == 0x8B && layers.size() < MAX_LAYERS) {
        Gunzip layer = new Gunzip(peeked, limits);
        layers.add(layer);
        bytes = layer;
      } else if ((first == 0xFF && second == 0xFE) || (second == 0 && beginsJson(first))) {
        return new Utf16(peeked, true);
      } else if ((first == 0xFE && second == 0xFF) || (first == 0 && beginsJson(second))) {
        return new Utf16(peeked, false);
      } else {
        return peeked;
      }
    }
  }

  private static boolean beginsJson(int b) {
    return b == '{' || b == '[';
  }

  /**
   * Fills the buffer from {@code from} on; returns the number of bytes, less than asked at the end.
   */
  int read(byte[] buffer, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      int count = text.read(buffer, at, to - at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return at - from;
  }

  /** What is wrong with the compressed bytes, or empty. */
  String damage() {
    for (Gunzip layer : layers) {
      if (!layer.damage().isEmpty()) {
        return layer.damage();
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
