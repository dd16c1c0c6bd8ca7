package io.trailhound.generate.record;

import java.util.Arrays;

/** A growing buffer of UTF-8 JSON, reused from record to record. */
public final class JsonBuffer {

  private static final String HEX = "0123456789abcdef";

  private byte[] bytes = new byte[8192];
  private int length;

  /** The bytes so far; only the first {@link #length()} count, and only until the next change. */
  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public JsonBuffer clear() {
    length = 0;
    return this;
  }

  /** Appends bytes that are JSON already. */
  public JsonBuffer raw(byte[] json) {
    reserve(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  /** Appends ASCII that is JSON already. */
  public JsonBuffer raw(String json) {
    reserve(json.length());
    for (int i = 0; i < json.length(); i++) {
      bytes[length++] = (byte) json.charAt(i);
    }
    return this;
  }

  /** Appends the inside of a JSON string, escaped where JSON asks for it. */
  public JsonBuffer text(String value) {
    reserve(6 * value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c >= ' ' && c <= '~') {
        bytes[length++] = (byte) c;
      } else {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
          bytes[length++] = (byte) HEX.charAt((c >>> shift) & 15);
        }
      }
    }
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
