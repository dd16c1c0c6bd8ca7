package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes an event's columns straight from its bytes; a row of Avro's in between would copy each of
 * them. The file says that it has Avro's schema, as if Avro's own writer had made it.
 */
final class EventWriteSupport extends WriteSupport<Event> {
  private static final String AVRO_SCHEMA = "parquet.avro.schema";
  private static final Schema IDENTITY = ArchiveSchema.SCHEMA.getField("userIdentity").schema();

  private final FieldReader reader;
  private final int[] slots =
      ArchiveSchema.slots(ArchiveSchema.SCHEMA, ArchiveSchema.TOP, CloudTrailField::slot);
  private final int[] identitySlots =
      ArchiveSchema.slots(IDENTITY, ArchiveSchema.IDENTITY, CloudTrailField::slot);
  private final int[] lineSlots =
      ArchiveSchema.slots(ArchiveSchema.SCHEMA, ArchiveSchema.LINE_TOP, EcsField::slot);
  private final int[] lineIdentitySlots =
      ArchiveSchema.slots(IDENTITY, ArchiveSchema.LINE_IDENTITY, EcsField::slot);
  private final int[] factSlots =
      ArchiveSchema.slots(ArchiveSchema.SCHEMA, ArchiveSchema.FACTS, FactField::slot);
  private final String[] names = ArchiveSchema.names(ArchiveSchema.SCHEMA);
  private final String[] identityNames = ArchiveSchema.names(IDENTITY);
  private final int timeAt = ArchiveSchema.at("eventTime");
  private final int timeSourceAt = ArchiveSchema.at("eventTimeSource");
  private final int identityAt = ArchiveSchema.at("userIdentity");
  private final int objectAt = ArchiveSchema.at("object");
  private final int indexAt = ArchiveSchema.at("objectIndex");
  private final int rawAt = ArchiveSchema.at("raw");
  private final Binary[] timeSources =
      Arrays.stream(EventTime.Source.values())
          .map(source -> Binary.fromString(source.name().toLowerCase(Locale.ROOT)))
          .toArray(Binary[]::new);
  private RecordConsumer out;
  private String object = "";
  private Binary objectText = Binary.EMPTY;

  @SuppressWarnings("NullAway.Init") // prepareForWrite comes first
  EventWriteSupport(FieldPlan plan) {
    reader = new FieldReader(plan);
  }

  @Override
  @SuppressWarnings("deprecation") // deprecated, and still the abstract one
  public WriteContext init(Configuration config) {
    return new WriteContext(
        new AvroSchemaConverter(config).convert(ArchiveSchema.SCHEMA),
        Map.of(AVRO_SCHEMA, ArchiveSchema.SCHEMA.toString()));
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // timeSources is made in the order of the constants
  public void write(Event event) {
    reader.load(event);
    boolean isLine = event.dataset() != Dataset.CLOUDTRAIL;
    out.startMessage();
    fields(isLine ? lineSlots : slots, names);
    fields(factSlots, names);
    EventTime time = event.time();
    if (time.source() != EventTime.Source.UNKNOWN) {
      out.startField("eventTime", timeAt);
      out.addLong(time.epochMillis());
      out.endField("eventTime", timeAt);
    }
    field("eventTimeSource", timeSourceAt, timeSources[time.source().ordinal()]);
    out.startField("userIdentity", identityAt);
    out.startGroup();
    fields(isLine ? lineIdentitySlots : identitySlots, identityNames);
    out.endGroup();
    out.endField("userIdentity", identityAt);
    if (!event.object().equals(object)) {
      object = event.object();
      objectText = Binary.fromString(object);
    }
    field("object", objectAt, objectText);
    out.startField("objectIndex", indexAt);
    out.addLong(event.index());
    out.endField("objectIndex", indexAt);
    field("raw", rawAt, Binary.fromReusedByteArray(event.buffer(), event.offset(), event.length()));
    out.endMessage();
  }

  private void fields(int[] from, String[] called) {
    for (int i = 0; i < from.length; i++) {
      int value = reader.first(from[i]);
      if (value >= 0 && reader.kind(value) != ValueKind.NULL) {
        field(called[i], i, text(value));
      }
    }
  }

  private void field(String name, int at, Binary value) {
    out.startField(name, at);
    out.addBinary(value);
    out.endField(name, at);
  }

  /** A value's text; Parquet copies what it keeps of the event's bytes. */
  private Binary text(int value) {
    int start = reader.start(value);
    return reader.isPlain(value)
        ? Binary.fromReusedByteArray(reader.buffer(), start, reader.end(value) - start)
        : Binary.fromConstantByteArray(reader.text(value).getBytes(StandardCharsets.UTF_8));
  }
}
