package io.trailhound.detection.correlation;

import io.trailhound.events.EventKey;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pieces that the state of windows consists of. Lists stand behind their length as an
 * int, texts behind theirs in bytes of UTF-8. The names of objects stand once, in a table that must
 * be written before the first input.
 */
public final class StateWriter {
  private final DataOutput out;
  private final Map<String, Integer> objects = new LinkedHashMap<>();

  /** Writes to an output. */
  public StateWriter(DataOutput out) {
    this.out = out;
  }

  /** Writes the table of the names of the objects of all inputs that will be written. */
  public void objects(List<List<Input>> of) throws IOException {
    for (List<Input> inputs : of) {
      inputs.forEach(input -> objects.putIfAbsent(input.evidence().object(), objects.size()));
    }
    out.writeInt(objects.size());
    for (String object : objects.keySet()) {
      text(object);
    }
  }

  /** Writes a list of inputs. */
  public void inputs(List<Input> inputs) throws IOException {
    out.writeInt(inputs.size());
    for (Input input : inputs) {
      input(input);
    }
  }

  /** Writes an input. */
  public void input(Input input) throws IOException {
    out.writeLong(input.time());
    key(input.key());
    out.writeLong(input.contentHash());
    out.writeLong(input.rules());
    optional(input.value());
    Evidence evidence = input.evidence();
    String uuid = new UUID(input.key().high(), input.key().low()).toString();
    optional(uuid.equals(evidence.eventId()) ? null : evidence.eventId());
    out.writeLong(evidence.time());
    out.writeInt(objects.getOrDefault(evidence.object(), 0));
    out.writeLong(evidence.index());
    optional(evidence.alertId());
  }

  /** Writes a key, as two longs. */
  public void key(EventKey key) throws IOException {
    out.writeLong(key.high());
    out.writeLong(key.low());
  }

  /** Writes a number exactly. */
  public void number(BigDecimal number) throws IOException {
    byte[] digits = number.unscaledValue().toByteArray();
    out.writeInt(number.scale());
    out.writeInt(digits.length);
    out.write(digits);
  }

  /** Writes whether there is a text, and it. */
  public void optional(@Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      text(text);
    }
  }

  /** Writes a text. */
  public void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
