package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.ValueKind;
import java.util.Arrays;

/**
 * Scans one JSON value in one pass: checks it (RFC 8259, UTF-8 included), finds its end, fills the
 * slots of a field plan and hashes its content. Builds no tree and, once warm, allocates nothing.
 *
 * <p>The content hash is the same for the same content in another key order, with other white space
 * or other escapes. A key that occurs twice in an object counts with its last value, as in most
 * parsers.
 *
 * <p>Reused from value to value, by one thread. After {@link #scan} the results stay readable until
 * the next call.
 */
public final class JsonScanner {
  /** How a scan can end. */
  public enum Result {
    /** A whole value was read; it ends at {@link #end()}. */
    VALUE,
    /** The bytes end before the value does. */
    NEED_MORE,
    /** The value is not JSON or breaks a limit; see {@link #error()}. */
    INVALID
  }

  /** Containers within containers that are accepted; CloudTrail's records stay far below. */
  public static final int MAX_DEPTH = 512;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';
  private static final long EMPTY_OBJECT = 0x7A11_0B7EL;
  private static final long EMPTY_ARRAY = 0x7A11_A77AL;

  private final FieldPlan plan;

  // The innermost container and, on the stack, those around it.
  private final boolean[] isObject = new boolean[MAX_DEPTH + 1];
  private final int[] nodes = new int[MAX_DEPTH + 1];
  private final long[] pathHashes = new long[MAX_DEPTH + 1];
  private final int[] openEntry = new int[MAX_DEPTH + 1];
  private final int[] counts = new int[MAX_DEPTH + 1];
  private final int[] starts = new int[MAX_DEPTH + 1];
  private final int[] instances = new int[MAX_DEPTH + 1];
  private final int[] lastSeenIn;
  private int instance;

  private byte[] buffer = {};
  private int base;
  private int limit;
  private boolean last;
  private int at;

  private int[] entries = new int[192];
  private int entryLength;
  private long contentHash;
  private boolean compact;
  private boolean encoded;
  private long stringHash;
  private long keyPath;
  private byte[] scratch = new byte[256];
  private int scratchLength;
  private String error = "";
  private int errorAt;

  /** A scanner that fills the slots of a plan. */
  public JsonScanner(FieldPlan plan) {
    this.plan = plan;
    this.lastSeenIn = new int[plan.nodes()];
  }

  /**
   * Scans the value that begins at {@code from}, which must not be white space.
   *
   * @param limit the position after the last byte at hand
   * @param last whether nothing follows after {@code limit}
   */
  public Result scan(byte[] bytes, int from, int limit, boolean last) {
    this.buffer = bytes;
    this.base = from;
    this.limit = limit;
    this.last = last;
    this.at = from;
    this.entryLength = 0;
    this.contentHash = 0;
    this.compact = true;
    if (instance > Integer.MAX_VALUE / 2) {
      Arrays.fill(lastSeenIn, 0);
      instance = 0;
    }
    try {
      value(-1, 0, Hashing.SEED);
      return Result.VALUE;
    } catch (Stop stop) {
      return stop.result;
    }
  }

  /** The position after the value that was scanned. */
  public int end() {
    return at;
  }

  /** A copy of the entries of the value that was scanned: slot and kind, start, end. */
  public int[] entries() {
    return Arrays.copyOf(entries, entryLength);
  }

  /** The content hash of the value that was scanned. */
  public long contentHash() {
    return Hashing.mix(contentHash);
  }

  /** Whether the value that was scanned has no insignificant white space. */
  public boolean compact() {
    return compact;
  }

  /** What is wrong with the value, without its position. */
  public String error() {
    return error;
  }

  /** The position of the byte at which the scan gave up. */
  public int errorAt() {
    return errorAt;
  }

  /** Scans a whole value; containers go on the explicit stack, so that depth costs no call. */
  private void value(int bottom, int rootNode, long rootHash) {
    int depth = bottom;
    int node = rootNode;
    long path = rootHash;
    while (true) {
      // A value begins at `at`.
      int b = peek();
      if (b == '{' || b == '[') {
        depth = open(depth, b == '{', node, path);
        at++;
        int next = skipSpace();
        if (next == (b == '{' ? '}' : ']')) {
          depth = close(depth);
        } else if (b == '{') {
          node = key(depth);
          path = keyPath;
          continue;
        } else {
          node = nodes[depth];
          path = element(depth);
          continue;
        }
      } else {
        scalar(b, node, path);
      }
      // A value has ended: go on in the container around it.
      while (true) {
        if (depth == bottom) {
          return;
        }
        int next = skipSpace();
        if (next == ',') {
          at++;
          skipSpace();
          if (isObject[depth]) {
            node = key(depth);
            path = keyPath;
          } else {
            node = nodes[depth];
            path = element(depth);
          }
          break;
        }
        if (next != (isObject[depth] ? '}' : ']')) {
          throw invalid(isObject[depth] ? "expected , or } in an object" : "expected , or ]");
        }
        depth = close(depth);
      }
    }
  }

  private int open(int depth, boolean object, int node, long path) {
    if (depth + 1 >= MAX_DEPTH) {
      throw invalid("nested deeper than " + MAX_DEPTH + " containers");
    }
    int inner = depth + 1;
    isObject[inner] = object;
    nodes[inner] = node;
    pathHashes[inner] = path;
    counts[inner] = 0;
    starts[inner] = at;
    instances[inner] = ++instance;
    boolean wanted = object && node >= 0 && plan.slotOf(node) >= 0;
    openEntry[inner] = wanted ? addEntry(plan.slotOf(node), ValueKind.OBJECT, at - base) : -1;
    return inner;
  }

  private int close(int depth) {
    at++;
    int entry = openEntry[depth];
    if (entry >= 0) {
      entries[entry + 2] = at - base;
    }
    if (counts[depth] == 0) {
      long empty = isObject[depth] ? EMPTY_OBJECT : EMPTY_ARRAY;
      contentHash += Hashing.mix(pathHashes[depth] ^ empty);
      int node = nodes[depth];
      if (!isObject[depth] && node >= 0 && plan.slotOf(node) >= 0) {
        int added = addEntry(plan.slotOf(node), ValueKind.EMPTY_ARRAY, starts[depth] - base);
        entries[added + 2] = at - base;
      }
    }
    return depth - 1;
  }

  private long element(int depth) {
    return Hashing.mix(pathHashes[depth] + ++counts[depth]);
  }

  /** Reads a key and the colon; leaves `at` on the value. Returns the value's node. */
  private int key(int depth) {
    if (peek() != '"') {
      throw invalid("expected a key in quotes");
    }
    at++;
    int start = at;
    string();
    int end = at - 1;
    counts[depth]++;
    long hash = stringHash;
    keyPath = Hashing.mix(pathHashes[depth] ^ hash);
    int node = nodes[depth];
    int child = FieldPlan.NONE;
    if (node >= 0 && plan.hasChildren(node)) {
      byte[] bytes = encoded ? scratch : buffer;
      int from = encoded ? 0 : start;
      int to = encoded ? scratchLength : end;
      child = plan.child(node, hash, bytes, from, to);
      if (child < 0) {
        child = dotted(node, bytes, from, to);
      }
      if (child >= 0) {
        if (lastSeenIn[child] == instances[depth]) {
          dropEntries(child, starts[depth] - base);
        }
        lastSeenIn[child] = instances[depth];
      }
    }
    if (skipSpace() != ':') {
      throw invalid("expected : after a key");
    }
    at++;
    skipSpace();
    return child;
  }

  /** Follows a key that itself contains dots along the path that it spells. */
  private int dotted(int from, byte[] bytes, int start, int end) {
    int node = from;
    int partStart = start;
    for (int i = start; i <= end; i++) {
      if (i == end || bytes[i] == '.') {
        if (i == end && partStart == start) {
          return FieldPlan.NONE;
        }
        node = plan.child(node, Hashing.bytes(bytes, partStart, i), bytes, partStart, i);
        if (node < 0) {
          return FieldPlan.NONE;
        }
        partStart = i + 1;
      }
    }
    return node;
  }

  /** Forgets what an earlier occurrence of a key in the same object left. */
  private void dropEntries(int node, int objectStart) {
    int kept = 0;
    for (int i = 0; i < entryLength; i += 3) {
      boolean earlier = entries[i + 1] > objectStart && slotIsWithin(entries[i] & 0xFFFFFF, node);
      if (!earlier) {
        System.arraycopy(entries, i, entries, kept, 3);
        for (int depth = 0; depth < openEntry.length && kept != i; depth++) {
          if (openEntry[depth] == i) {
            openEntry[depth] = kept;
          }
        }
        kept += 3;
      }
    }
    entryLength = kept;
  }

  private boolean slotIsWithin(int slot, int node) {
    for (int below = node; below < plan.nodes() && plan.isWithin(below, node); below++) {
      if (plan.slotOf(below) == slot) {
        return true;
      }
    }
    return false;
  }

  private void scalar(int b, int node, long path) {
    int start = at;
    int kind;
    if (b == '"') {
      at++;
      string();
      kind = encoded ? ValueKind.STRING_ENCODED : ValueKind.STRING;
      contentHash += Hashing.mix(path ^ stringHash);
      record(node, kind, start + 1, at - 1);
      return;
    }
    switch (b) {
      case 't' -> {
        literal("true");
        kind = ValueKind.TRUE;
      }
      case 'f' -> {
        literal("false");
        kind = ValueKind.FALSE;
      }
      case 'n' -> {
        literal("null");
        kind = ValueKind.NULL;
      }
      default -> {
        number(b);
        kind = ValueKind.NUMBER;
      }
    }
    contentHash += Hashing.mix(path ^ ~Hashing.bytes(buffer, start, at));
    record(node, kind, start, at);
  }

  private void record(int node, int kind, int start, int end) {
    if (node >= 0 && plan.slotOf(node) >= 0) {
      int entry = addEntry(plan.slotOf(node), kind, start - base);
      entries[entry + 2] = end - base;
    }
  }

  private int addEntry(int slot, int kind, int start) {
    if (entryLength + 3 > entries.length) {
      entries = Arrays.copyOf(entries, entries.length * 2);
    }
    int entry = entryLength;
    entries[entry] = slot | (kind << 24);
    entries[entry + 1] = start;
    entryLength += 3;
    return entry;
  }

  /** Reads a string after its opening quote; leaves `at` behind the closing one. */
  private void string() {
    int start = at;
    int i = at;
    long hash = Hashing.SEED;
    // Eight bytes at a time as long as they are plain: no quote, backslash, control, non-ASCII.
    while (i + 8 <= limit) {
      long word = (long) Hashing.LONGS.get(buffer, i);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      long special =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | ((word - SPACES) & ~word)
                  | word)
              & HIGHS;
      if (special != 0) {
        int plain = Long.numberOfTrailingZeros(special) >>> 3;
        if (buffer[i + plain] == '"') {
          int end = i + plain;
          long tail = plain == 0 ? 0 : word & (-1L >>> (64 - 8 * plain));
          stringHash = Hashing.finish(hash, tail, end - start);
          encoded = false;
          at = end + 1;
          return;
        }
        i += plain;
        break;
      }
      hash = Hashing.step(hash, word);
      i += 8;
    }
    slowString(start, i);
  }

  private void slowString(int start, int from) {
    int i = from;
    boolean escapes = false;
    boolean ascii = true;
    while (true) {
      if (i >= limit) {
        throw cutOff(i);
      }
      int b = buffer[i];
      if (b == '"') {
        break;
      }
      if (b == '\\') {
        escapes = true;
        i = escape(i);
      } else if (b < 0) {
        ascii = false;
        i = utf8(i);
      } else if (b < ' ') {
        at = i;
        throw invalid("control character in a string");
      } else {
        i++;
      }
    }
    if (escapes) {
      if (scratch.length < i - start) {
        scratch = new byte[Math.max(i - start, scratch.length * 2)];
      }
      scratchLength = JsonText.unescape(buffer, start, i, scratch);
      stringHash = Hashing.bytes(scratch, 0, scratchLength);
    } else {
      stringHash = Hashing.bytes(buffer, start, i);
      if (!ascii) {
        if (scratch.length < i - start) {
          scratch = new byte[Math.max(i - start, scratch.length * 2)];
        }
        scratchLength = i - start;
        System.arraycopy(buffer, start, scratch, 0, scratchLength);
      }
    }
    encoded = escapes || !ascii;
    at = i + 1;
  }

  private int escape(int i) {
    if (i + 1 >= limit) {
      throw cutOff(i);
    }
    switch (buffer[i + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return i + 2;
      }
      case 'u' -> {
        for (int k = i + 2; k < i + 6; k++) {
          if (k >= limit) {
            throw cutOff(k);
          }
          if (Character.digit(buffer[k], 16) < 0) {
            at = k;
            throw invalid("bad \\u escape");
          }
        }
        return i + 6;
      }
      default -> {
        at = i;
        throw invalid("unknown escape in a string");
      }
    }
  }

  /** Checks one character of two to four bytes and returns the position after it. */
  private int utf8(int i) {
    int lead = buffer[i] & 0xFF;
    int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4) {
      at = i;
      throw invalid("invalid UTF-8");
    }
    for (int k = 1; k < length; k++) {
      if (i + k >= limit) {
        throw cutOff(i + k);
      }
      int b = buffer[i + k] & 0xFF;
      int least = k == 1 && lead == 0xE0 ? 0xA0 : k == 1 && lead == 0xF0 ? 0x90 : 0x80;
      int most = k == 1 && lead == 0xED ? 0x9F : k == 1 && lead == 0xF4 ? 0x8F : 0xBF;
      if (b < least || b > most) {
        at = i;
        throw invalid("invalid UTF-8");
      }
    }
    return i + length;
  }

  private void literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= limit) {
        throw cutOff(at + i);
      }
      if (buffer[at + i] != text.charAt(i)) {
        at += i;
        throw invalid("expected a value");
      }
    }
    at += text.length();
  }

  private void number(int first) {
    if (first != '-' && (first < '0' || first > '9')) {
      throw invalid("expected a value");
    }
    if (first == '-') {
      at++;
    }
    if (digitAt() == '0') {
      at++;
    } else {
      digits();
    }
    if (at < limit && buffer[at] == '.') {
      at++;
      digits();
    }
    if (at < limit && (buffer[at] | 0x20) == 'e') {
      at++;
      int sign = digitAt();
      if (sign == '+' || sign == '-') {
        at++;
      }
      digits();
    }
    if (at >= limit && !last) {
      throw new Stop(Result.NEED_MORE);
    }
  }

  private int digitAt() {
    if (at >= limit) {
      throw cutOff(at);
    }
    return buffer[at];
  }

  private void digits() {
    int b = digitAt();
    if (b < '0' || b > '9') {
      throw invalid("malformed number");
    }
    while (at < limit && buffer[at] >= '0' && buffer[at] <= '9') {
      at++;
    }
  }

  private int peek() {
    if (at >= limit) {
      throw cutOff(at);
    }
    return buffer[at];
  }

  private int skipSpace() {
    int b = peek();
    while (b <= ' ') {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        throw invalid("unexpected character");
      }
      compact = false;
      at++;
      b = peek();
    }
    return b;
  }

  private Stop cutOff(int where) {
    if (!last) {
      return new Stop(Result.NEED_MORE);
    }
    at = where;
    return invalid("the input ends inside the record");
  }

  private Stop invalid(String reason) {
    error = reason;
    errorAt = at;
    return new Stop(Result.INVALID);
  }

  /** Leaves a scan from any depth; carries nothing, so that it costs no stack trace. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final Result result;

    Stop(Result result) {
      super(null, null, false, false);
      this.result = result;
    }
  }
}
