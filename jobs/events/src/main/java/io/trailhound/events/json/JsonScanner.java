package io.trailhound.events.json;

import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.ValueKind;
import java.util.Arrays;

/**
 * Scans one JSON value in one pass: checks it (RFC 8259, UTF-8 included), finds its end, fills the
 * slots of a field plan and hashes its content. Builds no tree and, once warm, allocates nothing.
 *
 * <p>The content hash is the same for the same content in another key order, with other white space
 * or other escapes. Of a key that occurs twice in an object the slots get the last value, as in
 * most parsers; both go into the hash.
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

  private static final long EMPTY_OBJECT = 0x7A11_0B7EL;
  private static final long EMPTY_ARRAY = 0x7A11_A77AL;

  private final FieldPlan plan;
  private final Entries entries = new Entries();
  private final KeyMemory memory = new KeyMemory();
  private final StringScanner strings = new StringScanner();

  /** Stands for the value that is scanned as a whole. */
  private final KnownKey root;

  // For each node, reached by a key and by a key with dots: the object in which it was last, in the
  // upper half, and where its value began.
  private final long[] occurrences;

  private byte[] buffer = {};
  private int base;
  private int limit;
  private boolean last;
  private int at;
  private int depth;
  private int objects;
  private long sum;
  private boolean compact;
  private boolean repeated;
  private String error = "";
  private int errorAt;

  /** A scanner that fills the slots of a plan. */
  public JsonScanner(FieldPlan plan) {
    this.plan = plan;
    this.root = new KnownKey(FieldPlan.NONE, 0, plan.slotOf(0), Hashing.SEED);
    this.occurrences = new long[plan.nodes() * 2];
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
    this.sum = 0;
    this.compact = true;
    this.repeated = false;
    entries.clear();
    this.depth = 0;
    if (objects > Integer.MAX_VALUE / 2) {
      Arrays.fill(occurrences, 0);
      objects = 0;
    }
    try {
      at = value(from, root, Hashing.SEED);
      return Result.VALUE;
    } catch (Malformed malformed) {
      if (malformed.isCutOff() && !last) {
        return Result.NEED_MORE;
      }
      error = String.valueOf(malformed.getMessage());
      errorAt = malformed.at();
      return Result.INVALID;
    }
  }

  /** The position after the value that was scanned. */
  public int end() {
    return at;
  }

  /** A copy of the entries of the value that was scanned: slot and kind, start, end. */
  public int[] entries() {
    return entries.copy();
  }

  /** The content hash of the value that was scanned. */
  public long contentHash() {
    return Hashing.mix(sum);
  }

  /** Whether the value that was scanned has no insignificant white space. */
  public boolean compact() {
    return compact;
  }

  /** Whether a planned key occurred twice in an object, so that values were dropped. */
  public boolean repeated() {
    return repeated;
  }

  /** What is wrong with the value, without its position. */
  public String error() {
    return error;
  }

  /** The position of the byte at which the scan gave up. */
  public int errorAt() {
    return errorAt;
  }

  /**
   * Scans the value at a position, behind white space if need be, for a key; returns its end.
   *
   * @param path the hash of the path to it
   */
  private int value(int start, KnownKey key, long path) {
    int first = byteAt(start);
    if (first == '"') {
      int end = strings.scan(buffer, start + 1, limit);
      sum += Hashing.step(path, strings.hash());
      if (key.slot >= 0) {
        entries.add(key.slot, strings.kind(), start + 1 - base, end - base);
      }
      return end + 1;
    }
    if (first == '{') {
      return object(start, key, path);
    }
    if (first == '[') {
      return array(start, key, path);
    }
    return first > ' ' ? scalar(first, start, key, path) : value(skipSpace(start), key, path);
  }

  private int object(int start, KnownKey holder, long path) {
    enter(start);
    int entry = FieldPlan.NONE;
    if (holder.slot >= 0) {
      entry = entries.add(holder.slot, ValueKind.OBJECT, start - base);
    }
    int object = ++objects;
    int i = skipSpace(start + 1);
    if (buffer[i] == '}') {
      sum += Hashing.step(path, EMPTY_OBJECT);
    } else {
      i = start;
      KnownKey expected = holder.first;
      KnownKey before = KnownKey.NONE;
      do {
        KnownKey key = expected;
        if (key.isAt(buffer, i + 1, limit, holder.node)) {
          i += 1 + key.length;
        } else {
          key = otherKey(i + 1, holder, before);
          i = at;
        }
        before = key;
        expected = key.next;
        long keyPath = Hashing.step(path, key.hash);
        if (key.node >= 0) {
          noteOccurrence(key, object, i, keyPath);
        }
        i = value(i, key, keyPath);
        if (i >= limit || buffer[i] <= ' ') {
          i = skipSpace(i);
        }
      } while (buffer[i] == ',');
      if (buffer[i] != '}') {
        throw new Malformed("expected , or } in an object", i);
      }
    }
    if (entry >= 0) {
      entries.end(entry, i + 1 - base);
    }
    depth--;
    return i + 1;
  }

  private int array(int start, KnownKey key, long path) {
    enter(start);
    int i = skipSpace(start + 1);
    if (buffer[i] == ']') {
      sum += Hashing.step(path, EMPTY_ARRAY);
      if (key.slot >= 0) {
        entries.add(key.slot, ValueKind.EMPTY_ARRAY, start - base, i + 1 - base);
      }
    } else {
      int count = 0;
      i = start;
      do {
        i = skipSpace(value(i + 1, key, Hashing.step(path, ++count)));
      } while (buffer[i] == ',');
      if (buffer[i] != ']') {
        throw new Malformed("expected , or ]", i);
      }
    }
    depth--;
    return i + 1;
  }

  private void enter(int start) {
    if (++depth > MAX_DEPTH) {
      throw new Malformed("nested deeper than " + MAX_DEPTH + " containers", start);
    }
  }

  /**
   * Reads a key that is not the expected one or stands behind white space; leaves {@link #at}
   * behind the colon.
   *
   * @param before the key before it in the same object, or {@link KnownKey#NONE}
   */
  private KnownKey otherKey(int from, KnownKey holder, KnownKey before) {
    int start = skipSpace(from);
    KnownKey expected = before == KnownKey.NONE ? holder.first : before.next;
    if (start > from && expected.isAt(buffer, start, limit, holder.node)) {
      at = start + expected.length;
      return expected;
    }
    KnownKey key = before.nextButOne;
    if (before != KnownKey.NONE && key.isAt(buffer, start, limit, holder.node)) {
      at = start + key.length;
    } else {
      key = scanKey(start, holder.node);
    }
    if (before == KnownKey.NONE) {
      holder.first = key;
    } else {
      before.nextButOne = before.next;
      before.next = key;
    }
    return key;
  }

  private KnownKey scanKey(int start, int parent) {
    if (buffer[start] != '"') {
      throw new Malformed("expected a key in quotes", start);
    }
    int end = strings.scan(buffer, start + 1, limit);
    long hash = strings.hash();
    KnownKey key = memory.candidate(parent, hash);
    if (key.isAt(buffer, start, limit, parent)) {
      at = start + key.length;
      return key;
    }
    key = lookUp(parent, hash, start, end);
    if (!strings.escaped()
        && end + 2 - start <= KnownKey.MAX_LENGTH
        && memory.missedBefore(parent, hash)) {
      key.setText(buffer, start, end + 2 - start);
      memory.remember(key);
    }
    int colon = skipSpace(end + 1);
    if (buffer[colon] != ':') {
      throw new Malformed("expected : after a key", colon);
    }
    at = colon + 1;
    return key;
  }

  /** Looks up the key that was scanned last, between its quotes. */
  private KnownKey lookUp(int parent, long hash, int open, int close) {
    int node = FieldPlan.NONE;
    boolean dotted = false;
    if (parent >= 0 && plan.hasChildren(parent)) {
      boolean escaped = strings.escaped();
      byte[] bytes = escaped ? strings.unescaped() : buffer;
      int from = escaped ? 0 : open + 1;
      int to = escaped ? strings.unescapedLength() : close;
      node = plan.child(parent, hash, bytes, from, to);
      if (node < 0) {
        node = dotted(parent, bytes, from, to);
        dotted = node >= 0;
      }
    }
    int slot = node >= 0 ? plan.slotOf(node) : FieldPlan.NONE;
    KnownKey key = new KnownKey(parent, node, slot, hash);
    if (dotted) {
      key.occurrence += plan.nodes();
    }
    return key;
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

  /** Notes that a planned key was read; forgets what an earlier one in the same object left. */
  private void noteOccurrence(KnownKey key, int object, int start, long path) {
    long earlier = occurrences[key.occurrence];
    if ((int) (earlier >> 32) == object) {
      repeated = true;
      int earlierStart = (int) earlier;
      entries.drop(earlierStart - base, JsonText.end(buffer, earlierStart) - base);
      // From here on the order counts: the same keys with their values swapped are other content.
      sum = Hashing.mix(sum + path);
    }
    occurrences[key.occurrence] = ((long) object << 32) | start;
  }

  private int scalar(int first, int start, KnownKey key, long path) {
    int kind = Scalars.kind(first);
    int end = Scalars.end(kind, buffer, start, limit);
    if (end == limit && kind == ValueKind.NUMBER && !last) {
      throw Malformed.cutOff(end);
    }
    sum += Hashing.step(path, ~Hashing.bytes(buffer, start, end));
    if (key.slot >= 0) {
      entries.add(key.slot, kind, start - base, end - base);
    }
    return end;
  }

  private int skipSpace(int from) {
    return from < limit && buffer[from] > ' ' ? from : skipSpaces(from);
  }

  private int skipSpaces(int from) {
    int i = from;
    while (true) {
      int b = byteAt(i);
      if (b > ' ') {
        return i;
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        throw new Malformed("unexpected character", i);
      }
      compact = false;
      i++;
    }
  }

  private int byteAt(int i) {
    if (i >= limit) {
      throw Malformed.cutOff(i);
    }
    return buffer[i];
  }
}
