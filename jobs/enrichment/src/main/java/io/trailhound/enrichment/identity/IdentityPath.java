package io.trailhound.enrichment.identity;

import io.trailhound.events.cloudtrail.CloudTrailField;

/**
 * The fields beyond {@link CloudTrailField} that identities and their chains are read from. Names
 * and meaning: AWS CloudTrail user guide, "CloudTrail userIdentity element"; IAM user guide,
 * "Logging IAM and AWS STS API calls with AWS CloudTrail".
 */
public enum IdentityPath {
  SOURCE_IDENTITY("userIdentity.sessionContext.sourceIdentity"),
  FEDERATED_PROVIDER("userIdentity.sessionContext.webIdFederationData.federatedProvider"),
  EC2_ROLE_DELIVERY("userIdentity.sessionContext.ec2RoleDelivery"),
  ASSUMED_ROOT("userIdentity.sessionContext.assumedRoot"),
  IDENTITY_PROVIDER("userIdentity.identityProvider"),
  ON_BEHALF_OF_USER("userIdentity.onBehalfOf.userId"),
  ON_BEHALF_OF_STORE("userIdentity.onBehalfOf.identityStoreArn"),
  CREDENTIALS_ISSUED_TO("userIdentity.inScopeOf.credentialsIssuedTo"),
  MFA_USED("additionalEventData.MFAUsed"),
  SWITCH_FROM("additionalEventData.SwitchFrom"),
  SWITCH_ROLE_RESULT("responseElements.SwitchRole"),
  ROLE_ARN("requestParameters.roleArn"),
  ROLE_SESSION_NAME("requestParameters.roleSessionName"),
  REQUESTED_SOURCE_IDENTITY("requestParameters.sourceIdentity"),
  DURATION_SECONDS("requestParameters.durationSeconds"),
  TARGET_PRINCIPAL("requestParameters.targetPrincipal"),
  TAG_KEY("requestParameters.tags.key"),
  TAG_VALUE("requestParameters.tags.value"),
  TRANSITIVE_TAG_KEYS("requestParameters.transitiveTagKeys"),
  ISSUED_ACCESS_KEY_ID("responseElements.credentials.accessKeyId"),
  ISSUED_EXPIRATION("responseElements.credentials.expiration"),
  ASSUMED_ROLE_USER_ARN("responseElements.assumedRoleUser.arn"),
  ASSUMED_ROLE_USER_ID("responseElements.assumedRoleUser.assumedRoleId"),
  FEDERATED_USER_ARN("responseElements.federatedUser.arn"),
  FEDERATED_USER_ID("responseElements.federatedUser.federatedUserId"),
  GRANTED_SOURCE_IDENTITY("responseElements.sourceIdentity");

  private final String path;

  IdentityPath(String path) {
    this.path = path;
  }

  /** The path in a record, with dots. */
  public String path() {
    return path;
  }
}
