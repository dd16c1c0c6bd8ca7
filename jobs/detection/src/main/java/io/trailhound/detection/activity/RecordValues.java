package io.trailhound.detection.activity;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactField;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;

/** Reads a record's value of each dimension, as an alert on the record would name it. */
final class RecordValues {
  /**
   * Before the users of log lines: who logs in chooses the name, and it must not pass for a key.
   */
  private static final byte[] USER = "user:".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SERVICE_SUFFIX = ".amazonaws.com".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final byte[][] DATASETS = new byte[Dataset.values().length][];

  static {
    for (Dataset dataset : Dataset.values()) {
      DATASETS[dataset.code()] = dataset.id().getBytes(StandardCharsets.US_ASCII);
    }
  }

  private RecordValues() {}

  /** Reads the value of a dimension of the loaded event; false where the event has none. */
  static boolean read(Dimension dimension, FieldReader reader, FieldBytes into) {
    return reader.event().dataset() == Dataset.CLOUDTRAIL
        ? ofCall(dimension, reader, into)
        : ofLine(dimension, reader, into);
  }

  private static boolean ofCall(Dimension dimension, FieldReader reader, FieldBytes into) {
    return switch (dimension) {
      case ALL -> all(into);
      case ACCOUNT ->
          into.read(reader, CloudTrailField.RECIPIENT_ACCOUNT_ID.slot())
              || into.read(reader, CloudTrailField.IDENTITY_ACCOUNT_ID.slot());
      case REGION -> into.read(reader, CloudTrailField.AWS_REGION.slot());
      case PRINCIPAL ->
          into.read(reader, FactField.IDENTITY_KEY.slot())
              || into.read(reader, CloudTrailField.IDENTITY_ARN.slot());
      case ADDRESS -> into.read(reader, CloudTrailField.SOURCE_IP_ADDRESS.slot());
      case SERVICE -> {
        boolean read = into.read(reader, CloudTrailField.EVENT_SOURCE.slot());
        into.dropSuffix(SERVICE_SUFFIX);
        yield read;
      }
    };
  }

  private static boolean ofLine(Dimension dimension, FieldReader reader, FieldBytes into) {
    return switch (dimension) {
      case ALL -> all(into);
      case ACCOUNT -> into.read(reader, EcsField.CLOUD_ACCOUNT.slot());
      case REGION -> into.read(reader, EcsField.CLOUD_REGION.slot());
      case PRINCIPAL -> into.read(USER, reader, EcsField.USER_NAME.slot());
      case ADDRESS ->
          into.read(reader, EcsField.SOURCE_IP.slot())
              || into.read(reader, EcsField.SOURCE_ADDRESS.slot());
      case SERVICE -> {
        into.set(DATASETS[reader.event().dataset().code()]);
        yield true;
      }
    };
  }

  private static boolean all(FieldBytes into) {
    into.set(NOTHING);
    return true;
  }
}
