package io.trailhound.events.cloudtrail;

import io.trailhound.events.agent.EcsField;
import io.trailhound.events.fact.FactField;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The fields of a CloudTrail record that decoding, the archive's columns and the alert document
 * need, in every plan and at the same slots: a field's slot is its {@link #slot()}. Names and
 * meaning: AWS CloudTrail user guide, "CloudTrail record contents".
 */
public enum CloudTrailField {
  EVENT_VERSION("eventVersion"),
  EVENT_TIME("eventTime"),
  EVENT_SOURCE("eventSource"),
  EVENT_NAME("eventName"),
  EVENT_ID("eventID"),
  EVENT_TYPE("eventType"),
  EVENT_CATEGORY("eventCategory"),
  AWS_REGION("awsRegion"),
  SOURCE_IP_ADDRESS("sourceIPAddress"),
  USER_AGENT("userAgent"),
  ERROR_CODE("errorCode"),
  ERROR_MESSAGE("errorMessage"),
  REQUEST_ID("requestID"),
  READ_ONLY("readOnly"),
  MANAGEMENT_EVENT("managementEvent"),
  RECIPIENT_ACCOUNT_ID("recipientAccountId"),
  SHARED_EVENT_ID("sharedEventID"),
  VPC_ENDPOINT_ID("vpcEndpointId"),
  SESSION_CREDENTIAL_FROM_CONSOLE("sessionCredentialFromConsole"),
  USER_IDENTITY("userIdentity"),
  IDENTITY_TYPE("userIdentity.type"),
  IDENTITY_PRINCIPAL_ID("userIdentity.principalId"),
  IDENTITY_ARN("userIdentity.arn"),
  IDENTITY_ACCOUNT_ID("userIdentity.accountId"),
  IDENTITY_ACCESS_KEY_ID("userIdentity.accessKeyId"),
  IDENTITY_USER_NAME("userIdentity.userName"),
  IDENTITY_INVOKED_BY("userIdentity.invokedBy"),
  MFA_AUTHENTICATED("userIdentity.sessionContext.attributes.mfaAuthenticated"),
  SESSION_CREATION_DATE("userIdentity.sessionContext.attributes.creationDate"),
  ISSUER_TYPE("userIdentity.sessionContext.sessionIssuer.type"),
  ISSUER_PRINCIPAL_ID("userIdentity.sessionContext.sessionIssuer.principalId"),
  ISSUER_ARN("userIdentity.sessionContext.sessionIssuer.arn"),
  ISSUER_ACCOUNT_ID("userIdentity.sessionContext.sessionIssuer.accountId"),
  ISSUER_USER_NAME("userIdentity.sessionContext.sessionIssuer.userName"),
  REQUEST_PARAMETERS("requestParameters"),
  RESPONSE_ELEMENTS("responseElements"),
  ADDITIONAL_EVENT_DATA("additionalEventData"),
  SERVICE_EVENT_DETAILS("serviceEventDetails"),
  RESOURCES("resources"),
  TARGET_USER_NAME("requestParameters.userName"),
  TLS_VERSION("tlsDetails.tlsVersion"),
  TLS_CIPHER_SUITE("tlsDetails.cipherSuite"),
  TLS_HOST("tlsDetails.clientProvidedHostHeader"),
  TIMESTAMP("@timestamp"),

  // What wraps a record, or shows that there is none.
  WRAPPED_RECORDS("Records"),
  WRAPPED_EVENTS("Events"),
  WRAPPED_CLOUDTRAIL_EVENT("CloudTrailEvent"),
  WRAPPED_DETAIL("detail"),
  WRAPPED_EVENT("event"),
  WRAPPED_SOURCE("_source"),
  WRAPPED_MESSAGE("message"),
  LOG_EVENTS("logEvents"),
  LOG_TIMESTAMP("timestamp"),
  LOG_EVENT_ID("id"),
  LOG_OWNER("owner"),
  LOG_GROUP("logGroup"),
  LOG_STREAM("logStream"),
  MESSAGE_TYPE("messageType"),
  ENVELOPE_TIME("time"),
  DIGEST_OBJECT("digestS3Object"),
  DIGEST_FILES("logFiles");

  private static final CloudTrailField[] ALL = values();

  private final String path;

  CloudTrailField(String path) {
    this.path = path;
  }

  /** The path in a record, with dots. */
  public String path() {
    return path;
  }

  /** The slot in every plan of {@link #plan}. */
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of the slots
  public int slot() {
    return ordinal();
  }

  /** The field of a slot below {@link #count()}. */
  public static CloudTrailField ofSlot(int slot) {
    return ALL[slot];
  }

  /** The number of fields here, so the slot of the first {@link EcsField}. */
  public static int count() {
    return ALL.length;
  }

  /**
   * A plan with these fields, {@link EcsField}s and {@link FactField}s at their slots, and further
   * paths behind.
   */
  public static FieldPlan plan(Collection<String> further) {
    List<String> paths = new ArrayList<>(ALL.length + further.size());
    for (CloudTrailField field : ALL) {
      paths.add(field.path);
    }
    paths.addAll(EcsField.paths());
    paths.addAll(FactField.paths());
    paths.addAll(further);
    return FieldPlan.of(paths);
  }
}
