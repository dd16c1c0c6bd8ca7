package io.trailhound.events.field;

import io.trailhound.events.Event;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the planned fields of one event after another. Reused from event to event and bound to one
 * thread; {@link #load} costs one write per value present and clears nothing.
 *
 * <p>A slot holds a list of values, since a path goes through arrays: {@code for (int v =
 * reader.first(slot); v >= 0; v = reader.next(v))}.
 */
public final class FieldReader {
  private static final byte[] NO_BYTES = {};

  private final int[] head;
  private final int[] stamp;
  private int epoch;
  private int[] next = new int[64];
  private int[] entries = {};
  private byte[] buffer = NO_BYTES;
  private int offset;
  private boolean compact = true;
  private @Nullable Event event;

  /** A reader for events decoded with this plan. */
  public FieldReader(FieldPlan plan) {
    head = new int[plan.size()];
    stamp = new int[plan.size()];
  }

  /** Makes an event the one that is read. */
  public void load(Event loaded) {
    event = loaded;
    entries = loaded.entries();
    buffer = loaded.buffer();
    offset = loaded.offset();
    compact = loaded.compact();
    int count = entries.length / 3;
    if (next.length < count) {
      next = new int[Math.max(count, next.length * 2)];
    }
    if (++epoch == 0) {
      Arrays.fill(stamp, 0);
      epoch = 1;
    }
    for (int i = count - 1; i >= 0; i--) {
      int slot = entries[i * 3] & 0xFFFFFF;
      next[i] = stamp[slot] == epoch ? head[slot] : -1;
      head[slot] = i;
      stamp[slot] = epoch;
    }
  }

  /** The event that is read. */
  public Event event() {
    if (event == null) {
      throw new IllegalStateException("no event was loaded");
    }
    return event;
  }

  /** The first value of a slot, or -1. A JSON null is a value, of kind {@link ValueKind#NULL}. */
  public int first(int slot) {
    return slot >= 0 && stamp[slot] == epoch ? head[slot] : -1;
  }

  /** The value of the same slot after this one, or -1. */
  public int next(int value) {
    return next[value];
  }

  /** The kind of a value: a constant of {@link ValueKind}. */
  public int kind(int value) {
    return entries[value * 3] >>> 24;
  }

  /** The buffer in which {@link #start} and {@link #end} are positions. */
  public byte[] buffer() {
    return buffer;
  }

  /** The first byte of a value: of a string, the one after the quote. */
  public int start(int value) {
    return offset + entries[value * 3 + 1];
  }

  /** The position after the last byte of a value: of a string, that of the closing quote. */
  public int end(int value) {
    return offset + entries[value * 3 + 2];
  }

  /**
   * Whether the bytes from {@link #start} to {@link #end} are the value's text as it is matched. If
   * not, {@link #text} must be asked.
   */
  public boolean isPlain(int value) {
    int kind = kind(value);
    return kind == ValueKind.OBJECT ? compact : kind != ValueKind.STRING_ENCODED;
  }

  /**
   * The text of a value: a string's characters, a number's digits, {@code true}, {@code false},
   * {@code null}, an object's JSON text without insignificant white space, {@code []}.
   */
  public String text(int value) {
    int start = start(value);
    int end = end(value);
    return switch (kind(value)) {
      case ValueKind.STRING -> new String(buffer, start, end - start, StandardCharsets.ISO_8859_1);
      case ValueKind.STRING_ENCODED -> JsonText.unescape(buffer, start, end);
      case ValueKind.OBJECT ->
          compact
              ? new String(buffer, start, end - start, StandardCharsets.UTF_8)
              : JsonText.minify(buffer, start, end);
      default -> new String(buffer, start, end - start, StandardCharsets.UTF_8);
    };
  }

  /** The text of the first value of a slot that is no null, or null. */
  public @Nullable String firstText(int slot) {
    for (int value = first(slot); value >= 0; value = next[value]) {
      if (kind(value) != ValueKind.NULL) {
        return text(value);
      }
    }
    return null;
  }
}
