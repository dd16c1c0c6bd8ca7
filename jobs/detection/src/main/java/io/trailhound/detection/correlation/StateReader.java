package io.trailhound.detection.correlation;

import io.trailhound.events.EventKey;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link StateWriter} wrote. */
public final class StateReader {
  private final DataInput in;
  private final List<String> objects = new ArrayList<>();

  /** Reads from an input. */
  public StateReader(DataInput in) {
    this.in = in;
  }

  /** Reads the table of the names of objects. */
  public void objects() throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      objects.add(text());
    }
  }

  /** Reads inputs to the end of a list. */
  public void inputs(List<Input> inputs) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      inputs.add(input());
    }
  }

  /** Reads an input. */
  public Input input() throws IOException {
    long time = in.readLong();
    EventKey key = key();
    long contentHash = in.readLong();
    long rules = in.readLong();
    String value = optional();
    String eventId = optional();
    Evidence evidence =
        new Evidence(
            eventId == null ? new UUID(key.high(), key.low()).toString() : eventId,
            in.readLong(),
            objects.get(in.readInt()),
            in.readLong(),
            optional());
    return new Input(time, key, contentHash, rules, value, evidence);
  }

  /** Reads a key. */
  public EventKey key() throws IOException {
    return new EventKey(in.readLong(), in.readLong());
  }

  /** Reads a number. */
  public BigDecimal number() throws IOException {
    int scale = in.readInt();
    byte[] digits = new byte[in.readInt()];
    in.readFully(digits);
    return new BigDecimal(new BigInteger(digits), scale);
  }

  /** Reads a text that may be missing. */
  public @Nullable String optional() throws IOException {
    return in.readBoolean() ? text() : null;
  }

  /** Reads a text. */
  public String text() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
