package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.events.EventKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the state of a {@link KeyWindow}. The first byte is the version of the form;
 * later versions read the earlier ones.
 *
 * <p>Version 1: the watermark, the counts of late and lost inputs and the revision as longs; a
 * table of the names of objects; the held inputs; the firing points; the summary of the open
 * episode and the last input that the bound took away, each behind a boolean that says whether
 * there is one; what was told. Lists stand behind their length as an int, texts behind theirs in
 * bytes of UTF-8.
 */
public final class KeyWindowCodec {
  private static final int VERSION = 1;

  private KeyWindowCodec() {}

  /**
   * Writes the state.
   *
   * @throws IllegalStateException when there are changes that have not been asked for
   */
  public static void write(KeyWindow window, DataOutput out) throws IOException {
    KeyState state = window.state();
    out.writeByte(VERSION);
    out.writeLong(state.watermark);
    out.writeLong(state.late);
    out.writeLong(state.lost);
    out.writeLong(state.revision);
    new Writer(out).write(state);
  }

  /**
   * Reads a window.
   *
   * @throws IOException when the version is unknown or the bytes end early
   */
  public static KeyWindow read(CorrelationRule rule, GroupKey group, int maxInputs, DataInput in)
      throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a correlation's state of version " + version + " is unknown here");
    }
    KeyState state = new KeyState();
    state.watermark = in.readLong();
    state.late = in.readLong();
    state.lost = in.readLong();
    state.revision = in.readLong();
    new Reader(in).read(state);
    return new KeyWindow(rule, group, maxInputs, state);
  }

  private static final class Writer {
    private final DataOutput out;
    private final Map<String, Integer> objects = new LinkedHashMap<>();

    Writer(DataOutput out) {
      this.out = out;
    }

    void write(KeyState state) throws IOException {
      Folded folded = state.folded;
      collect(state.inputs);
      if (folded != null) {
        collect(folded.head);
        collect(folded.tail);
      }
      if (state.bottom != null) {
        collect(List.of(state.bottom));
      }
      out.writeInt(objects.size());
      for (String object : objects.keySet()) {
        text(object);
      }
      inputs(state.inputs);
      out.writeInt(state.firings.size());
      for (Firing firing : state.firings) {
        out.writeLong(firing.time());
        number(firing.figure());
      }
      out.writeBoolean(folded != null);
      if (folded != null) {
        out.writeLong(folded.first);
        out.writeLong(folded.last);
        number(folded.peak);
        out.writeLong(folded.count);
        out.writeLong(folded.leftOut);
        inputs(folded.head);
        inputs(folded.tail);
      }
      out.writeBoolean(state.bottom != null);
      if (state.bottom != null) {
        input(state.bottom);
      }
      out.writeInt(state.told.size());
      for (Told told : state.told) {
        key(told.key());
        out.writeLong(told.contentHash());
        text(told.alertId());
        out.writeLong(told.time());
        out.writeLong(told.print());
      }
    }

    private void collect(List<Input> inputs) {
      inputs.forEach(input -> objects.putIfAbsent(input.evidence().object(), objects.size()));
    }

    private void inputs(List<Input> inputs) throws IOException {
      out.writeInt(inputs.size());
      for (Input input : inputs) {
        input(input);
      }
    }

    private void input(Input input) throws IOException {
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

    private void key(EventKey key) throws IOException {
      out.writeLong(key.high());
      out.writeLong(key.low());
    }

    private void number(BigDecimal number) throws IOException {
      byte[] digits = number.unscaledValue().toByteArray();
      out.writeInt(number.scale());
      out.writeInt(digits.length);
      out.write(digits);
    }

    private void optional(@Nullable String text) throws IOException {
      out.writeBoolean(text != null);
      if (text != null) {
        text(text);
      }
    }

    private void text(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static final class Reader {
    private final DataInput in;
    private final List<String> objects = new ArrayList<>();

    Reader(DataInput in) {
      this.in = in;
    }

    void read(KeyState state) throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        objects.add(text());
      }
      inputs(state.inputs);
      for (int left = in.readInt(); left > 0; left--) {
        state.firings.add(new Firing(in.readLong(), number()));
      }
      if (in.readBoolean()) {
        Folded folded = new Folded(in.readLong(), in.readLong(), number());
        folded.count = in.readLong();
        folded.leftOut = in.readLong();
        inputs(folded.head);
        inputs(folded.tail);
        state.folded = folded;
      }
      state.bottom = in.readBoolean() ? input() : null;
      for (int left = in.readInt(); left > 0; left--) {
        state.told.add(new Told(key(), in.readLong(), text(), in.readLong(), in.readLong()));
      }
    }

    private void inputs(List<Input> inputs) throws IOException {
      for (int left = in.readInt(); left > 0; left--) {
        inputs.add(input());
      }
    }

    private Input input() throws IOException {
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

    private EventKey key() throws IOException {
      return new EventKey(in.readLong(), in.readLong());
    }

    private BigDecimal number() throws IOException {
      int scale = in.readInt();
      byte[] digits = new byte[in.readInt()];
      in.readFully(digits);
      return new BigDecimal(new BigInteger(digits), scale);
    }

    private @Nullable String optional() throws IOException {
      return in.readBoolean() ? text() : null;
    }

    private String text() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
