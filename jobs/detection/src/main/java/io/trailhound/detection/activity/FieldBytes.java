package io.trailhound.detection.activity;

import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The text of a field in UTF-8, without making a string of it. Texts are kept to {@value #LONGEST}
 * bytes: of a longer one its beginning and a hash of the whole, so that long ones are told apart.
 */
final class FieldBytes {
  /** The most bytes of a value. */
  static final int LONGEST = 512;

  private static final int HASH = 16;
  private static final byte[] CUT = "...#".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes = new byte[LONGEST];
  private int length;

  /** Reads the first value of a field that is not null; false where there is none, or no text. */
  boolean read(FieldReader reader, int slot) {
    length = 0;
    return append(reader, slot);
  }

  /** As {@link #read}, behind a prefix. */
  boolean read(byte[] prefix, FieldReader reader, int slot) {
    length = 0;
    append(prefix, 0, prefix.length);
    return append(reader, slot);
  }

  /** Takes these bytes. */
  void set(byte[] text) {
    length = 0;
    append(text, 0, text.length);
  }

  /** Drops a suffix, unless it is all there is. */
  void dropSuffix(byte[] suffix) {
    int at = length - suffix.length;
    if (at > 0 && Arrays.equals(bytes, at, length, suffix, 0, suffix.length)) {
      length = at;
    }
  }

  private boolean append(FieldReader reader, int slot) {
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      int kind = reader.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY_ARRAY) {
        return append(reader, value, kind);
      }
    }
    return false;
  }

  private boolean append(FieldReader reader, int value, int kind) {
    if (kind == ValueKind.STRING_ENCODED || kind == ValueKind.OBJECT) {
      byte[] text = reader.text(value).getBytes(StandardCharsets.UTF_8);
      append(text, 0, text.length);
      return text.length > 0;
    }
    append(reader.buffer(), reader.start(value), reader.end(value));
    return reader.end(value) > reader.start(value);
  }

  private void append(byte[] from, int start, int end) {
    int count = end - start;
    if (length + count <= LONGEST) {
      System.arraycopy(from, start, bytes, length, count);
      length += count;
      return;
    }
    String hash = HexFormat.of().toHexDigits(Hashing.bytes(from, start, end));
    int kept = start + LONGEST - length - CUT.length - HASH;
    while ((from[kept] & 0xC0) == 0x80) {
      kept--; // not within a character
    }
    append(from, start, kept);
    append(CUT, 0, CUT.length);
    append(hash.getBytes(StandardCharsets.US_ASCII), 0, HASH);
  }

  /** The buffer whose first {@link #length} bytes are the text; not to be written to. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
