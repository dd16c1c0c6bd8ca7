package io.trailhound.detection.activity;

import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.math.BigDecimal;

/** Reads a number of bytes: a JSON number, or digits in a string. */
final class Amount {
  /** More is no number of bytes that one record tells of: an exbibyte. */
  private static final long MOST = 1L << 60;

  /** So many digits fit into a long. */
  private static final int DIGITS = 18;

  /** Longer texts are not read as numbers. */
  private static final int LONGEST = 40;

  private static final BigDecimal MOST_DECIMAL = BigDecimal.valueOf(MOST);

  private Amount() {}

  /** The amount in a field of the loaded event; 0 where there is none. */
  static long of(FieldReader reader, int slot) {
    int value = reader.first(slot);
    return value < 0 ? 0 : read(reader, value);
  }

  private static long read(FieldReader reader, int value) {
    int kind = reader.kind(value);
    if (kind != ValueKind.NUMBER && kind != ValueKind.STRING) {
      return 0;
    }
    int start = reader.start(value);
    int end = reader.end(value);
    byte[] buffer = reader.buffer();
    if (end - start > DIGITS) {
      return decimal(reader.text(value));
    }
    long amount = 0;
    for (int i = start; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return decimal(reader.text(value));
      }
      amount = amount * 10 + digit;
    }
    return Math.min(MOST, amount);
  }

  private static long decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return 0;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return number.signum() <= 0 ? 0 : number.min(MOST_DECIMAL).longValue();
    } catch (NumberFormatException e) {
      return 0; // a text that is no number
    }
  }
}
