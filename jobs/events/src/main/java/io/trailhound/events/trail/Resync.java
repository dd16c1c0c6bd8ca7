package io.trailhound.events.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds where damaged bytes end, so that the good records behind them are still read. They end at
 * the first of: the bracket that closes what began, the beginning of a record (a brace and one of
 * the first keys that records have), and, between values, a line that begins with a brace.
 */
final class Resync {
  private static final List<byte[]> FIRST_KEYS =
      List.of(
          key("eventVersion"),
          key("awsRegion"),
          key("additionalEventData"),
          key("eventTime"),
          key("eventSource"),
          key("eventID"),
          key("userIdentity"),
          key("requestParameters"),
          key("version"));

  private final Window window;
  private final Limits limits;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;

  Resync(Window window, Limits limits) {
    this.window = window;
    this.limits = limits;
  }

  private static byte[] key(String name) {
    return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** The number of bytes passed over. */
  long length() {
    return length;
  }

  /** The bytes passed over, as many as are kept. */
  byte[] bytes() {
    return kept.toByteArray();
  }

  /**
   * Passes over the damaged bytes at the window's position: one at least.
   *
   * @param inList whether they stand in a list of records, where a comma or bracket ends them
   */
  void skip(boolean inList) throws IOException {
    int first = window.peek(0);
    boolean container = first == '{' || first == '[';
    int depth = 0;
    boolean inString = false;
    int ahead = 0;
    while (true) {
      if (ahead > limits.keptBytes() * 2) {
        pass(ahead);
        ahead = 0;
      }
      int b = window.peek(ahead);
      if (b < 0 || (b == '{' && length + ahead > 0 && beginsRecord(ahead))) {
        break;
      }
      if (b == '\n' && !inList && window.peek(ahead + 1) == '{') {
        ahead++;
        break;
      }
      if (!container && inList && (b == ',' || b == ']' || b == '{') && ahead > 0) {
        break;
      }
      if (inString) {
        if (b == '\\') {
          ahead++;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth <= 0 && container) {
        ahead++;
        break;
      }
      ahead++;
    }
    pass(Math.min(ahead, window.remaining()));
  }

  private void pass(int count) {
    int copied = Math.min(count, limits.keptBytes() - kept.size());
    kept.write(window.buffer(), window.at(), Math.max(0, copied));
    window.moveTo(window.at() + count);
    length += count;
  }

  private boolean beginsRecord(int brace) throws IOException {
    int ahead = brace + 1;
    int b = window.peek(ahead);
    while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
      b = window.peek(++ahead);
    }
    for (byte[] key : FIRST_KEYS) {
      int i = 0;
      while (i < key.length && window.peek(ahead + i) == key[i]) {
        i++;
      }
      if (i == key.length) {
        return true;
      }
    }
    return false;
  }
}
