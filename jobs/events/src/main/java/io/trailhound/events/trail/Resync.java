package io.trailhound.events.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds where damaged bytes end, so that the good records behind them are still read. They end at
 * the first of: the beginning of a record (a brace and one of the first keys that records have),
 * the bracket that closes what began, the end of the list around them, and, between values, a line
 * that begins with an object. Nothing ends them before the place of the damage.
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
          key("eventName"),
          key("eventType"),
          key("eventCategory"),
          key("apiVersion"),
          key("errorCode"),
          key("userIdentity"),
          key("requestParameters"),
          key("@timestamp"),
          key("version"),
          key("Records"));

  /** Bytes are looked at in steps of this many, so that any number of them needs little memory. */
  private static final int STEP = 64 << 10;

  /** So many of the last bytes stay at hand, to be given back at the end of the object. */
  private static final int TAIL = 64;

  private final Window window;
  private final Limits limits;
  private final boolean inList;
  private final boolean wrapped;
  private final boolean anything;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Brackets brackets = new Brackets();
  private long passed;
  private long damage;
  private boolean container;
  private int ahead;
  private boolean inString;
  private boolean done;

  /**
   * Makes ready for damaged bytes at the window's position.
   *
   * @param inList whether they stand in a list of records
   * @param wrapped whether that list stands in an object
   * @param anything whether nothing was read before and the bytes do not begin as JSON does, so
   *     that brackets in them mean nothing
   */
  Resync(Window window, Limits limits, boolean inList, boolean wrapped, boolean anything) {
    this.window = window;
    this.limits = limits;
    this.inList = inList;
    this.wrapped = wrapped;
    this.anything = anything;
  }

  private static byte[] key(String name) {
    return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** The number of bytes passed over. */
  long length() {
    return passed;
  }

  /** The bytes passed over, as many as are kept. */
  byte[] bytes() {
    return kept.toByteArray();
  }

  /**
   * Passes over the damaged bytes: one at least.
   *
   * @param noticed how far ahead the damage was noticed; up to there the bytes are well-formed
   */
  void skip(int noticed) throws IOException {
    int first = window.peek(0);
    container = first == '{' || first == '[';
    damage = beforeKey(noticed);
    while (!done) {
      look();
      if (ahead > STEP) {
        pass(ahead - TAIL);
        ahead = TAIL;
      }
    }
    pass(Math.min(ahead, window.remaining()));
  }

  private void look() throws IOException {
    int b = window.peek(ahead);
    long position = passed + ahead;
    boolean canEnd = position > 0 && position >= damage;
    if (b < 0) {
      ahead = damage < position ? withoutClosers() : ahead;
      done = true;
    } else if (b == '{' && canEnd && beginsRecord(ahead)) {
      done = true;
    } else if (b == '\n' && canEnd && !inList && beginsObject(ahead + 1)) {
      endBehind();
    } else if (inString) {
      inString = b != '"' && !(b == '\n' && canEnd && structureFollows());
      ahead += b == '\\' ? 2 : 1;
    } else if (b == '}' || b == ']') {
      closer(b == '}', canEnd);
    } else if (b == ',' && canEnd && isBetweenRecords()) {
      done = true;
    } else {
      if (b == '{' || b == '[') {
        brackets.open(b == '{');
      }
      inString = b == '"';
      ahead++;
    }
  }

  private void closer(boolean object, boolean canEnd) throws IOException {
    if (!brackets.close(object)) {
      if (!object && inList && canEnd) {
        done = true; // the end of the list
        return;
      }
      brackets.closeAll();
    }
    boolean closed = brackets.isEmpty() && passed + ahead >= damage && !anything;
    if (closed && canFollow(window.peek(window.spaceAhead(ahead + 1)))) {
      endBehind();
    } else {
      ahead++;
    }
  }

  private void endBehind() {
    ahead++;
    done = true;
  }

  /** What can stand behind a record; behind a brace inside of a string it hardly does. */
  private static boolean canFollow(int b) {
    return b < 0 || b == ',' || b == ']' || b == '}' || b == '{';
  }

  private boolean isBetweenRecords() throws IOException {
    return inList
        && !container
        && brackets.isEmpty()
        && window.peek(window.spaceAhead(ahead + 1)) == '{';
  }

  /** Whether a line break in a string is one behind a string that lacks its closing quote. */
  private boolean structureFollows() throws IOException {
    int b = window.peek(window.spaceAhead(ahead + 1));
    return b == '"' || b == '}' || b == ']';
  }

  private boolean beginsObject(int position) throws IOException {
    if (window.peek(position) != '{') {
      return false;
    }
    int b = window.peek(window.spaceAhead(position + 1));
    return b == '"' || b == '}';
  }

  private boolean beginsRecord(int brace) throws IOException {
    int quote = window.spaceAhead(brace + 1);
    if (window.peek(quote) != '"') {
      return false;
    }
    for (byte[] key : FIRST_KEYS) {
      int i = 0;
      while (i < key.length && window.peek(quote + i) == key[i]) {
        i++;
      }
      if (i == key.length) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where the damage can have begun: when a string lacks its closing quote, the brace of the next
   * record is in the string, and the damage is noticed behind the first quote of its first key.
   */
  private int beforeKey(int noticed) throws IOException {
    int i = noticed - 1;
    if (i < 0 || window.peek(i) != '"') {
      return noticed;
    }
    do {
      i--;
    } while (i > 0 && Window.isSpace(window.peek(i)));
    return i > 0 && window.peek(i) == '{' ? i : noticed;
  }

  /** At the end of the object: where the brackets begin that close the list, if they are there. */
  private int withoutClosers() throws IOException {
    int i = beforeSpace(ahead);
    if (wrapped && i > 0 && window.peek(i - 1) == '}') {
      i = beforeSpace(i - 1);
    }
    return inList && i > 1 && window.peek(i - 1) == ']' ? i - 1 : ahead;
  }

  private int beforeSpace(int position) throws IOException {
    int i = position;
    while (i > 0 && Window.isSpace(window.peek(i - 1))) {
      i--;
    }
    return i;
  }

  private void pass(int count) {
    int copied = Math.min(count, limits.keptBytes() - kept.size());
    kept.write(window.buffer(), window.at(), Math.max(0, copied));
    window.moveTo(window.at() + count);
    passed += count;
  }
}
