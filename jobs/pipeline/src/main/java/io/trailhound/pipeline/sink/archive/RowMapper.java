package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Fills a row of the archive from an event: {@code schemas/avro/event.avsc} says what it holds. */
final class RowMapper {
  private static final Map<String, CloudTrailField> TOP =
      Map.ofEntries(
          Map.entry("eventVersion", CloudTrailField.EVENT_VERSION),
          Map.entry("eventSource", CloudTrailField.EVENT_SOURCE),
          Map.entry("eventName", CloudTrailField.EVENT_NAME),
          Map.entry("eventType", CloudTrailField.EVENT_TYPE),
          Map.entry("eventCategory", CloudTrailField.EVENT_CATEGORY),
          Map.entry("awsRegion", CloudTrailField.AWS_REGION),
          Map.entry("sourceIPAddress", CloudTrailField.SOURCE_IP_ADDRESS),
          Map.entry("userAgent", CloudTrailField.USER_AGENT),
          Map.entry("errorCode", CloudTrailField.ERROR_CODE),
          Map.entry("errorMessage", CloudTrailField.ERROR_MESSAGE),
          Map.entry("readOnly", CloudTrailField.READ_ONLY),
          Map.entry("managementEvent", CloudTrailField.MANAGEMENT_EVENT),
          Map.entry("recipientAccountId", CloudTrailField.RECIPIENT_ACCOUNT_ID),
          Map.entry("eventID", CloudTrailField.EVENT_ID),
          Map.entry("requestID", CloudTrailField.REQUEST_ID),
          Map.entry("sharedEventID", CloudTrailField.SHARED_EVENT_ID),
          Map.entry("vpcEndpointId", CloudTrailField.VPC_ENDPOINT_ID));
  private static final Map<String, CloudTrailField> IDENTITY =
      Map.of(
          "type", CloudTrailField.IDENTITY_TYPE,
          "principalId", CloudTrailField.IDENTITY_PRINCIPAL_ID,
          "arn", CloudTrailField.IDENTITY_ARN,
          "accountId", CloudTrailField.IDENTITY_ACCOUNT_ID,
          "accessKeyId", CloudTrailField.IDENTITY_ACCESS_KEY_ID,
          "userName", CloudTrailField.IDENTITY_USER_NAME,
          "invokedBy", CloudTrailField.IDENTITY_INVOKED_BY,
          "sessionIssuerArn", CloudTrailField.ISSUER_ARN,
          "mfaAuthenticated", CloudTrailField.MFA_AUTHENTICATED);

  /** The schema of the archive. */
  static final Schema SCHEMA = readSchema();

  private final FieldReader reader;
  private final Row row = new Row(SCHEMA);
  private final Row identity;
  private final int[] topSlots;
  private final int[] identitySlots;
  private final int timeAt = at("eventTime");
  private final int timeSourceAt = at("eventTimeSource");
  private final int objectAt = at("object");
  private final int indexAt = at("objectIndex");
  private final int rawAt = at("raw");
  private final Utf8[] sourceNames;
  private String object = "";
  private Utf8 objectText = new Utf8("");

  RowMapper(FieldPlan plan) {
    reader = new FieldReader(plan);
    Schema identitySchema = SCHEMA.getField("userIdentity").schema();
    identity = new Row(identitySchema);
    row.put(at("userIdentity"), identity);
    topSlots = slots(SCHEMA, TOP);
    identitySlots = slots(identitySchema, IDENTITY);
    sourceNames =
        Arrays.stream(EventTime.Source.values())
            .map(source -> new Utf8(source.name().toLowerCase(Locale.ROOT)))
            .toArray(Utf8[]::new);
  }

  private static Schema readSchema() {
    try (InputStream in = RowMapper.class.getResourceAsStream("/avro/event.avsc")) {
      if (in == null) {
        throw new IllegalStateException("avro/event.avsc is not on the class path");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int at(String name) {
    return SCHEMA.getField(name).pos();
  }

  private static int[] slots(Schema schema, Map<String, CloudTrailField> fields) {
    int[] slots = new int[schema.getFields().size()];
    Arrays.fill(slots, FieldPlan.NONE);
    fields.forEach((name, field) -> slots[schema.getField(name).pos()] = field.slot());
    return slots;
  }

  /** The row of an event; valid until the next call. */
  @SuppressWarnings("EnumOrdinal") // sourceNames is made in the order of the constants
  IndexedRecord map(Event event) {
    reader.load(event);
    fill(row, topSlots);
    fill(identity, identitySlots);
    EventTime time = event.time();
    row.put(timeAt, time.source() == EventTime.Source.UNKNOWN ? null : time.epochMillis());
    row.put(timeSourceAt, sourceNames[time.source().ordinal()]);
    if (!event.object().equals(object)) {
      object = event.object();
      objectText = new Utf8(object);
    }
    row.put(objectAt, objectText);
    row.put(indexAt, event.index());
    row.put(rawAt, raw(event));
    return row;
  }

  private void fill(Row target, int[] slots) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] >= 0) {
        target.put(i, text(slots[i]));
      }
    }
  }

  private @Nullable Utf8 text(int slot) {
    int value = reader.first(slot);
    if (value < 0 || reader.kind(value) == ValueKind.NULL) {
      return null;
    }
    return reader.isPlain(value)
        ? new Utf8(Arrays.copyOfRange(reader.buffer(), reader.start(value), reader.end(value)))
        : new Utf8(reader.text(value));
  }

  private static Utf8 raw(Event event) {
    boolean whole = event.offset() == 0 && event.length() == event.buffer().length;
    return new Utf8(
        whole
            ? event.buffer()
            : Arrays.copyOfRange(event.buffer(), event.offset(), event.offset() + event.length()));
  }
}
