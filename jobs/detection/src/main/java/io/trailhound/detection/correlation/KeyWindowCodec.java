package io.trailhound.detection.correlation;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    write(state, out);
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
    read(state, in);
    return new KeyWindow(rule, group, maxInputs, state);
  }

  private static void write(KeyState state, DataOutput out) throws IOException {
    StateWriter writer = new StateWriter(out);
    Folded folded = state.folded;
    List<List<Input>> inputs = new ArrayList<>();
    inputs.add(state.inputs);
    if (folded != null) {
      inputs.add(folded.head);
      inputs.add(folded.tail);
    }
    if (state.bottom != null) {
      inputs.add(List.of(state.bottom));
    }
    writer.objects(inputs);
    writer.inputs(state.inputs);
    out.writeInt(state.firings.size());
    for (Firing firing : state.firings) {
      out.writeLong(firing.time());
      writer.number(firing.figure());
    }
    out.writeBoolean(folded != null);
    if (folded != null) {
      out.writeLong(folded.first);
      out.writeLong(folded.last);
      writer.number(folded.peak);
      out.writeLong(folded.count);
      out.writeLong(folded.leftOut);
      writer.inputs(folded.head);
      writer.inputs(folded.tail);
    }
    out.writeBoolean(state.bottom != null);
    if (state.bottom != null) {
      writer.input(state.bottom);
    }
    out.writeInt(state.told.size());
    for (Told told : state.told) {
      writer.key(told.key());
      out.writeLong(told.contentHash());
      writer.text(told.alertId());
      out.writeLong(told.time());
      out.writeLong(told.print());
    }
  }

  private static void read(KeyState state, DataInput in) throws IOException {
    StateReader reader = new StateReader(in);
    reader.objects();
    reader.inputs(state.inputs);
    for (int left = in.readInt(); left > 0; left--) {
      state.firings.add(new Firing(in.readLong(), reader.number()));
    }
    if (in.readBoolean()) {
      Folded folded = new Folded(in.readLong(), in.readLong(), reader.number());
      folded.count = in.readLong();
      folded.leftOut = in.readLong();
      reader.inputs(folded.head);
      reader.inputs(folded.tail);
      state.folded = folded;
    }
    state.bottom = in.readBoolean() ? reader.input() : null;
    for (int left = in.readInt(); left > 0; left--) {
      state.told.add(
          new Told(reader.key(), in.readLong(), reader.text(), in.readLong(), in.readLong()));
    }
  }
}
