package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.text.Fold;
import io.trailhound.events.Event;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of one event's values as bytes, each made once per event at most and most never: the
 * record's own bytes serve wherever they are the text.
 */
final class TextViews {
  /** Stands for the whole record. */
  static final int RECORD = -1;

  private final boolean cased;
  private int epoch;
  private int[] made = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private byte[] pool = new byte[4096];
  private int used;
  private byte[] scratch = new byte[1024];

  private byte[] bytes = pool;
  private int start;
  private int end;

  /** Views of texts as they are where case counts; else folded but for ASCII letters. */
  TextViews(boolean cased) {
    this.cased = cased;
  }

  /** Forgets what was made for the event before. */
  void clear() {
    used = 0;
    if (++epoch == 0) {
      Arrays.fill(made, 0);
      epoch = 1;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Makes the text of a value, or of the {@link #RECORD}, the one that is seen. */
  void see(FieldReader reader, int value) {
    int kind = value == RECORD ? ValueKind.OBJECT : reader.kind(value);
    if (kind == ValueKind.STRING_ENCODED || kind == ValueKind.OBJECT) {
      seeMade(reader, value, kind);
    } else {
      bytes = reader.buffer();
      start = reader.start(value);
      end = reader.end(value);
    }
  }

  private void seeMade(FieldReader reader, int value, int kind) {
    int entry = value + 1;
    if (entry >= made.length) {
      int length = Math.max(entry + 1, made.length * 2);
      made = Arrays.copyOf(made, length);
      starts = Arrays.copyOf(starts, length);
      ends = Arrays.copyOf(ends, length);
    }
    if (made[entry] != epoch) {
      make(reader, value, kind, entry);
      made[entry] = epoch;
    }
    // Where nothing had to be made, the place in the record is kept as its complement.
    boolean own = starts[entry] < 0;
    bytes = own ? reader.buffer() : pool;
    start = own ? ~starts[entry] : starts[entry];
    end = ends[entry];
  }

  private void make(FieldReader reader, int value, int kind, int entry) {
    Event event = reader.event();
    byte[] from = reader.buffer();
    int at = value == RECORD ? event.offset() : reader.start(value);
    int to = value == RECORD ? at + event.length() : reader.end(value);
    if (kind == ValueKind.STRING_ENCODED) {
      if (scratch.length < to - at) {
        scratch = new byte[Math.max(to - at, scratch.length * 2)];
      }
      to = JsonText.unescape(from, at, to, scratch);
      from = scratch;
      at = 0;
    } else if (!event.compact()) {
      from = JsonText.minify(from, at, to).getBytes(StandardCharsets.UTF_8);
      to = from.length;
      at = 0;
    } else if (cased || Fold.isAscii(from, at, to)) {
      starts[entry] = ~at;
      ends[entry] = to;
      return;
    }
    // Folding can make a text longer, by half at most.
    int most = used + (to - at) * 2;
    if (pool.length < most) {
      pool = Arrays.copyOf(pool, Math.max(most, pool.length * 2));
    }
    starts[entry] = used;
    if (cased) {
      System.arraycopy(from, at, pool, used, to - at);
      used += to - at;
    } else {
      used = Fold.utf8(from, at, to, pool, used);
    }
    ends[entry] = used;
  }
}
