package io.trailhound.pipeline.state;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.pipeline.type.ImmutableSerializer;
import io.trailhound.pipeline.type.ValueTypeInfo;
import io.trailhound.pipeline.type.Wire;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a held event as its bytes alone: which fields of it are wanted may be others when it is
 * read, so whoever reads it scans it again. The first byte is the version of the form.
 */
public final class HeldSerializer extends ImmutableSerializer<Held> {
  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  /** The sources of times by their code; add at the end. */
  private static final EventTime.Source[] SOURCES = {
    EventTime.Source.RECORD,
    EventTime.Source.ENVELOPE,
    EventTime.Source.OBJECT,
    EventTime.Source.UNKNOWN
  };

  /** The type with this serializer. */
  public static final ValueTypeInfo<Held> TYPE =
      new ValueTypeInfo<>(Held.class, new HeldSerializer());

  @Override
  public Held createInstance() {
    Event event =
        new Event(
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
    return new Held(event, 0, new byte[0]);
  }

  @Override
  public void serialize(Held value, DataOutputView target) throws IOException {
    Event event = value.event();
    target.writeByte(VERSION);
    target.writeLong(value.revision());
    Wire.writeBytes(value.chain(), target);
    target.writeByte(event.dataset().code());
    target.writeByte(code(event.time().source()));
    target.writeLong(event.time().epochMillis());
    target.writeBoolean(event.compact());
    target.writeLong(event.key().high());
    target.writeLong(event.key().low());
    target.writeLong(event.contentHash());
    Wire.writeText(event.object(), target);
    target.writeLong(event.index());
    target.writeInt(event.length());
    target.writeInt(event.extent());
    target.write(event.buffer(), event.offset(), event.extent());
  }

  private static int code(EventTime.Source source) {
    for (int code = 0; code < SOURCES.length; code++) {
      if (SOURCES[code] == source) {
        return code;
      }
    }
    throw new IllegalStateException("no code for " + source);
  }

  @Override
  public Held deserialize(DataInputView source) throws IOException {
    int version = source.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a held event of version " + version + " is unknown here");
    }
    long revision = source.readLong();
    byte[] chain = Wire.readBytes(source);
    Dataset dataset = Dataset.ofCode(source.readUnsignedByte());
    EventTime.Source timeSource = SOURCES[source.readUnsignedByte()];
    EventTime time = new EventTime(source.readLong(), timeSource);
    boolean compact = source.readBoolean();
    EventKey key = new EventKey(source.readLong(), source.readLong());
    long contentHash = source.readLong();
    String object = Wire.readText(source);
    long index = source.readLong();
    int length = source.readInt();
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    int[] none = {};
    Event event =
        new Event(bytes, 0, length, none, compact, key, contentHash, time, object, index, dataset);
    return new Held(event.with(bytes, 0, bytes.length, none), revision, chain);
  }

  @Override
  public TypeSerializerSnapshot<Held> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The snapshot of a serializer without configuration. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Held> {
    /** For Flink. */
    public Snapshot() {
      super(HeldSerializer::new);
    }
  }
}
