package io.trailhound.detection.alert;

import io.trailhound.events.cloudtrail.CloudTrailField;

/** Where CloudTrail's own fields stand below {@code aws.cloudtrail} in an alert. */
enum CloudTrailColumns {
  EVENT_VERSION("event_version", CloudTrailField.EVENT_VERSION),
  EVENT_TYPE("event_type", CloudTrailField.EVENT_TYPE),
  EVENT_CATEGORY("event_category", CloudTrailField.EVENT_CATEGORY),
  READ_ONLY("read_only", CloudTrailField.READ_ONLY),
  MANAGEMENT_EVENT("management_event", CloudTrailField.MANAGEMENT_EVENT),
  RECIPIENT_ACCOUNT_ID("recipient_account_id", CloudTrailField.RECIPIENT_ACCOUNT_ID),
  SHARED_EVENT_ID("shared_event_id", CloudTrailField.SHARED_EVENT_ID),
  VPC_ENDPOINT_ID("vpc_endpoint_id", CloudTrailField.VPC_ENDPOINT_ID),
  ERROR_CODE("error_code", CloudTrailField.ERROR_CODE),
  ERROR_MESSAGE("error_message", CloudTrailField.ERROR_MESSAGE),
  TYPE("user_identity.type", CloudTrailField.IDENTITY_TYPE),
  ARN("user_identity.arn", CloudTrailField.IDENTITY_ARN),
  PRINCIPAL_ID("user_identity.principal_id", CloudTrailField.IDENTITY_PRINCIPAL_ID),
  ACCOUNT_ID("user_identity.account_id", CloudTrailField.IDENTITY_ACCOUNT_ID),
  ACCESS_KEY_ID("user_identity.access_key_id", CloudTrailField.IDENTITY_ACCESS_KEY_ID),
  USER_NAME("user_identity.user_name", CloudTrailField.IDENTITY_USER_NAME),
  INVOKED_BY("user_identity.invoked_by", CloudTrailField.IDENTITY_INVOKED_BY),
  MFA("user_identity.session_context.mfa_authenticated", CloudTrailField.MFA_AUTHENTICATED),
  CREATED("user_identity.session_context.creation_date", CloudTrailField.SESSION_CREATION_DATE),
  ISSUER_TYPE("user_identity.session_context.session_issuer.type", CloudTrailField.ISSUER_TYPE),
  ISSUER_ID(
      "user_identity.session_context.session_issuer.principal_id",
      CloudTrailField.ISSUER_PRINCIPAL_ID),
  ISSUER_ARN("user_identity.session_context.session_issuer.arn", CloudTrailField.ISSUER_ARN),
  ISSUER_ACCOUNT(
      "user_identity.session_context.session_issuer.account_id", CloudTrailField.ISSUER_ACCOUNT_ID),
  ISSUER_NAME(
      "user_identity.session_context.session_issuer.user_name", CloudTrailField.ISSUER_USER_NAME);

  private final String path;
  private final CloudTrailField field;

  CloudTrailColumns(String path, CloudTrailField field) {
    this.path = path;
    this.field = field;
  }

  String path() {
    return path;
  }

  CloudTrailField field() {
    return field;
  }
}
