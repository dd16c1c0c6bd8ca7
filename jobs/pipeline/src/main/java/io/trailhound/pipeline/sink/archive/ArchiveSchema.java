package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactField;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;

/** The archive's columns, and which field of a record goes into which. */
final class ArchiveSchema {
  /** What goes into the columns themselves. */
  static final Map<String, CloudTrailField> TOP =
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

  /** What goes into the columns of {@code userIdentity}. */
  static final Map<String, CloudTrailField> IDENTITY =
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

  /** What goes into the columns themselves when the event is a log line. */
  static final Map<String, EcsField> LINE_TOP =
      Map.of(
          "eventSource", EcsField.EVENT_DATASET,
          "eventName", EcsField.EVENT_ACTION,
          "awsRegion", EcsField.CLOUD_REGION,
          "sourceIPAddress", EcsField.SOURCE_IP,
          "userAgent", EcsField.USER_AGENT,
          "recipientAccountId", EcsField.CLOUD_ACCOUNT,
          "eventID", EcsField.EVENT_ID,
          "hostName", EcsField.HOST_NAME,
          "logGroup", EcsField.LOG_GROUP);

  /** What goes into the columns of {@code userIdentity} when the event is a log line. */
  static final Map<String, EcsField> LINE_IDENTITY =
      Map.of("userName", EcsField.USER_NAME, "principalId", EcsField.USER_ID);

  /** What goes into the columns themselves of what is known beyond the record. */
  static final Map<String, FactField> FACTS =
      Map.of(
          "identityKey", FactField.IDENTITY_KEY,
          "identityKind", FactField.IDENTITY_KIND,
          "sourceKind", FactField.SOURCE_KIND,
          "sourceCountry", FactField.COUNTRY,
          "sourceCity", FactField.CITY,
          "sourceAsNumber", FactField.AS_NUMBER,
          "sourceAsOrganization", FactField.AS_ORGANIZATION);

  /** {@code schemas/avro/event.avsc} says what each column holds. */
  static final Schema SCHEMA = readSchema();

  private ArchiveSchema() {}

  private static Schema readSchema() {
    try (InputStream in = ArchiveSchema.class.getResourceAsStream("/avro/event.avsc")) {
      if (in == null) {
        throw new IllegalStateException("avro/event.avsc is not on the class path");
      }
      return new Schema.Parser().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The place of a column. */
  static int at(String name) {
    return SCHEMA.getField(name).pos();
  }

  /** The slot for each column of a schema, or {@link FieldPlan#NONE}. */
  static <F> int[] slots(Schema schema, Map<String, F> fields, ToIntFunction<F> slot) {
    int[] slots = new int[schema.getFields().size()];
    Arrays.fill(slots, FieldPlan.NONE);
    fields.forEach((name, field) -> slots[schema.getField(name).pos()] = slot.applyAsInt(field));
    return slots;
  }

  /** The names of the columns of a schema. */
  static String[] names(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
  }
}
