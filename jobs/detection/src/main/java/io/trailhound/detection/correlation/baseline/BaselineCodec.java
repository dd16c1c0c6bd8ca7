package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateReader;
import io.trailhound.detection.correlation.StateWriter;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the state of a {@link BaselineWindow}. The first byte is the version of the
 * form; later versions read the earlier ones.
 *
 * <p>Version 1: the first cell that is not settled and the count of late inputs as longs; the
 * profile; a table of the names of objects; the open span and what is kept of its beginning, each
 * behind a boolean that says whether there is one; the cells; what was told.
 */
public final class BaselineCodec {
  private static final int VERSION = 1;
  private static final int WITHOUT_IDS = -1;

  private BaselineCodec() {}

  static void write(BaselineWindow window, DataOutput out) throws IOException {
    Judgement judgement = window.judgement;
    StateWriter writer = new StateWriter(out);
    out.writeByte(VERSION);
    out.writeLong(judgement.settled());
    out.writeLong(window.late);
    ProfileCodec.write(judgement.profile(), out);
    Beginning beginning = judgement.beginning();
    writer.objects(inputs(window, beginning));
    out.writeBoolean(judgement.open() != null);
    if (judgement.open() != null) {
      span(judgement.open(), out, writer);
    }
    out.writeBoolean(beginning != null);
    if (beginning != null) {
      out.writeLong(beginning.first());
      out.writeLong(beginning.time);
      out.writeLong(beginning.unchecked);
      ends(beginning.ends, out, writer);
    }
    out.writeInt(window.cells.all().size());
    for (Map.Entry<Long, Cell> entry : window.cells.all().entrySet()) {
      out.writeLong(entry.getKey());
      cell(entry.getValue(), out, writer);
    }
    window.tellings.write(out);
  }

  private static List<List<Input>> inputs(BaselineWindow window, @Nullable Beginning beginning) {
    List<List<Input>> inputs = new ArrayList<>();
    for (Cell cell : window.cells.all().values()) {
      inputs.add(cell.ends.first);
      inputs.add(cell.ends.last);
    }
    if (beginning != null) {
      inputs.add(beginning.ends.first);
      inputs.add(beginning.ends.last);
    }
    return inputs;
  }

  @SuppressWarnings("EnumOrdinal") // levels stand in state by their order: add at the end
  private static void span(Span span, DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(span.first());
    out.writeLong(span.last());
    Figure best = span.best();
    out.writeLong(best.cell());
    writer.number(best.value());
    out.writeLong(best.records());
    out.writeBoolean(best.bounded());
    Normal normal = span.normal();
    out.writeByte(normal.level().code());
    out.writeInt(normal.samples());
    out.writeDouble(normal.middle());
    out.writeDouble(normal.peak());
    out.writeDouble(normal.limit());
  }

  private static void cell(Cell cell, DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(cell.unchecked);
    ends(cell.ends, out, writer);
    cell.meter.write(out);
    if (cell.ids == null) {
      out.writeInt(WITHOUT_IDS);
      return;
    }
    out.writeInt(cell.ids.size());
    for (long id : cell.ids.sorted()) {
      out.writeLong(id);
    }
  }

  private static void ends(Ends ends, DataOutput out, StateWriter writer) throws IOException {
    out.writeLong(ends.count);
    writer.inputs(ends.first);
    boolean whole = ends.first.equals(ends.last);
    out.writeBoolean(whole);
    if (!whole) {
      writer.inputs(ends.last);
    }
  }

  /**
   * Reads a window.
   *
   * @throws IOException when the version is unknown or the bytes end early
   */
  public static BaselineWindow read(
      CorrelationRule rule, GroupKey group, Baseline baseline, DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a baseline's state of version " + version + " is unknown here");
    }
    Rules rules = Rules.of(rule, group.values(), baseline);
    StateReader reader = new StateReader(in);
    long settled = in.readLong();
    long late = in.readLong();
    Profile profile = ProfileCodec.read(in);
    reader.objects();
    Span open = in.readBoolean() ? span(in, reader) : null;
    Beginning beginning = in.readBoolean() ? beginning(in, reader) : null;
    Cells cells = new Cells(rules);
    for (int left = in.readInt(); left > 0; left--) {
      cells.restore(in.readLong(), cell(baseline.measure(), in, reader));
    }
    Judgement judgement = new Judgement(rules, cells, profile, open, beginning, settled);
    BaselineWindow window =
        new BaselineWindow(rule, group, rules, cells, judgement, Tellings.read(in));
    window.late = late;
    return window;
  }

  @SuppressWarnings("EnumOrdinal") // as they were written
  private static Span span(DataInput in, StateReader reader) throws IOException {
    long first = in.readLong();
    long last = in.readLong();
    Figure best = new Figure(in.readLong(), reader.number(), in.readLong(), in.readBoolean());
    Normal normal =
        new Normal(
            level(in.readUnsignedByte()),
            in.readInt(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble());
    return new Span(first, last, best, normal);
  }

  private static Normal.Level level(int code) throws IOException {
    for (Normal.Level level : Normal.Level.values()) {
      if (level.code() == code) {
        return level;
      }
    }
    throw new IOException("a baseline's state has the unknown level " + code);
  }

  private static Beginning beginning(DataInput in, StateReader reader) throws IOException {
    long first = in.readLong();
    long time = in.readLong();
    long unchecked = in.readLong();
    Beginning beginning = new Beginning(first, ends(in, reader));
    beginning.time = time;
    beginning.unchecked = unchecked;
    return beginning;
  }

  private static Cell cell(Measure measure, DataInput in, StateReader reader) throws IOException {
    long unchecked = in.readLong();
    Ends ends = ends(in, reader);
    Cell cell = new Cell(Meter.read(measure, in), ends);
    cell.unchecked = unchecked;
    int ids = in.readInt();
    if (ids == WITHOUT_IDS) {
      cell.ids = null;
      return cell;
    }
    Ids known = new Ids();
    for (int left = ids; left > 0; left--) {
      known.add(in.readLong());
    }
    cell.ids = known;
    return cell;
  }

  private static Ends ends(DataInput in, StateReader reader) throws IOException {
    Ends ends = new Ends();
    ends.count = in.readLong();
    reader.inputs(ends.first);
    if (in.readBoolean()) {
      ends.last.addAll(ends.first);
    } else {
      reader.inputs(ends.last);
    }
    return ends;
  }
}
