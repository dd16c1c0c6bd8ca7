package io.trailhound.pipeline.type;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as its bytes, those of its facts too, and its entries, so that nothing is scanned
 * again on the other side. Events cross the network and are never kept in state.
 */
public final class EventSerializer extends ImmutableSerializer<Event> {
  private static final long serialVersionUID = 1L;
  private static final EventTime.Source[] SOURCES = EventTime.Source.values();
  private static final int NAMES = 64;

  private transient @Nullable Buffers buffers;

  private Buffers buffers() {
    Buffers kept = buffers;
    if (kept == null) {
      kept = new Buffers();
      buffers = kept;
    }
    return kept;
  }

  @Override
  public TypeSerializer<Event> duplicate() {
    return new EventSerializer();
  }

  @Override
  public Event createInstance() {
    return new Event(
        new byte[0],
        0,
        0,
        new int[0],
        true,
        new EventKey(0, 0),
        0,
        EventTime.UNKNOWN,
        "",
        0,
        Dataset.CLOUDTRAIL);
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // written and read by the same version of the job
  public void serialize(Event event, DataOutputView target) throws IOException {
    target.writeByte(
        (event.dataset().code() << 3)
            | (event.time().source().ordinal() << 1)
            | (event.compact() ? 1 : 0));
    target.writeLong(event.key().high());
    target.writeLong(event.key().low());
    target.writeLong(event.contentHash());
    target.writeLong(event.time().epochMillis());
    target.writeLong(event.index());
    Wire.writeText(event.object(), target);
    target.writeInt(event.length());
    target.writeInt(event.extent());
    target.write(event.buffer(), event.offset(), event.extent());
    int[] entries = event.entries();
    Buffers scratch = buffers();
    int length = scratch.pack(entries);
    target.writeInt(entries.length);
    target.writeInt(length);
    target.write(scratch.bytes, 0, length);
  }

  @Override
  public Event deserialize(DataInputView source) throws IOException {
    int flags = source.readUnsignedByte();
    EventKey key = new EventKey(source.readLong(), source.readLong());
    long contentHash = source.readLong();
    EventTime time = new EventTime(source.readLong(), SOURCES[(flags >> 1) & 3]);
    long index = source.readLong();
    Buffers scratch = buffers();
    String object = scratch.name(Wire.readBytes(source));
    int recordLength = source.readInt();
    byte[] raw = Wire.readBytes(source);
    int[] entries = new int[source.readInt()];
    int length = source.readInt();
    scratch.ensure(length);
    source.readFully(scratch.bytes, 0, length);
    scratch.unpack(entries);
    Event event =
        new Event(
            raw,
            0,
            recordLength,
            entries,
            (flags & 1) != 0,
            key,
            contentHash,
            time,
            object,
            index,
            Dataset.ofCode(flags >> 3));
    return raw.length == recordLength ? event : event.with(raw, 0, raw.length, entries);
  }

  /** What is kept between calls, by one thread. */
  private static final class Buffers {
    // Neighbours come from the same objects: their names are made once.
    private final byte[][] nameBytes = new byte[NAMES][0];
    private final String[] names = new String[NAMES];
    private byte[] bytes = new byte[1024];
    private int at;

    Buffers() {
      Arrays.fill(names, "");
    }

    String name(byte[] text) {
      int slot = Arrays.hashCode(text) & (NAMES - 1);
      if (!Arrays.equals(nameBytes[slot], text)) {
        nameBytes[slot] = text;
        names[slot] = new String(text, StandardCharsets.UTF_8);
      }
      return names[slot];
    }

    void ensure(int length) {
      if (bytes.length < length) {
        bytes = new byte[length];
      }
    }

    /** Packs slot, kind, start and length of each entry; returns the number of bytes. */
    int pack(int[] entries) {
      ensure(entries.length * 5);
      at = 0;
      for (int i = 0; i < entries.length; i += 3) {
        varint(entries[i] & 0xFFFFFF);
        bytes[at++] = (byte) (entries[i] >>> 24);
        varint(entries[i + 1]);
        varint(entries[i + 2] - entries[i + 1]);
      }
      return at;
    }

    void unpack(int[] entries) {
      at = 0;
      for (int i = 0; i < entries.length; i += 3) {
        int slot = varint();
        entries[i] = slot | (bytes[at++] << 24);
        entries[i + 1] = varint();
        entries[i + 2] = entries[i + 1] + varint();
      }
    }

    private void varint(int value) {
      int rest = value;
      while ((rest & ~0x7F) != 0) {
        bytes[at++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[at++] = (byte) rest;
    }

    private int varint() {
      int value = 0;
      int shift = 0;
      while (true) {
        byte b = bytes[at++];
        value |= (b & 0x7F) << shift;
        if (b >= 0) {
          return value;
        }
        shift += 7;
      }
    }
  }

  @Override
  public TypeSerializerSnapshot<Event> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Event> {
    /** For Flink. */
    public Snapshot() {
      super(EventSerializer::new);
    }
  }
}
