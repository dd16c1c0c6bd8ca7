package io.trailhound.events.agent;

import java.nio.charset.StandardCharsets;

/** Writes compact JSON; the caller sees to it that what it writes is whole. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder(512);

  /** Whether a comma must come before what is next. */
  private boolean behindValue;

  void beginObject() {
    open('{');
  }

  void endObject() {
    close('}');
  }

  void beginArray() {
    open('[');
  }

  void endArray() {
    close(']');
  }

  void name(String name) {
    comma();
    quoted(name);
    out.append(':');
    behindValue = false;
  }

  void text(String text) {
    comma();
    quoted(text);
  }

  /** A number, or JSON text. */
  void raw(String json) {
    comma();
    out.append(json);
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void open(char bracket) {
    comma();
    out.append(bracket);
    behindValue = false;
  }

  private void close(char bracket) {
    out.append(bracket);
    behindValue = true;
  }

  private void comma() {
    if (behindValue) {
      out.append(',');
    }
    behindValue = true;
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
