package io.trailhound.generate.record;

/** What a {@link Template} can leave open. */
public enum Blank {
  // Where the call is made, and by whom.
  ACCOUNT,
  REGION(true),
  SESSION_NAME(true),

  // Things that exist in the account: drawn from its inventory, the same through a whole task.
  BUCKET,
  FOLDER,
  INSTANCE,
  INSTANCE_TYPE,
  IMAGE,
  SUBNET,
  SECURITY_GROUP,
  VOLUME,
  SNAPSHOT,
  USER,
  ROLE,
  SECRET,
  FUNCTION,
  TABLE,
  LOG_GROUP,
  KMS_KEY,
  TRAIL,
  LOG_BUCKET,
  CLUSTER,
  QUEUE,
  ALARM,
  STACK,
  DATABASE,
  PARAMETER,
  REPOSITORY,
  DETECTOR,
  KEY_PAIR,
  // The powers of two that the smallest and the largest object read have, in bytes.
  SMALLEST,
  LARGEST,

  // Named by whoever makes the call.
  POLICY,
  GRANTEE,
  COUNT,
  COMMAND,
  LOGIN,
  MFA,
  PRINCIPAL_ARN,
  ASSERTION,
  SUBJECT,
  ROLE_ARN,
  ROLE_ID,
  DURATION,
  SHARED_EVENT_ID,

  // Different in every record.
  OBJECT(true),
  BYTES_IN(true),
  BYTES_OUT(true),
  AMZ_ID(true),
  REQUEST_ID(true),
  EVENT_ID(true),
  HEX(true),
  UNIQUE_ID(true),
  KEY_ID(true),
  TOKEN(true),
  UUID(true),
  NUMBER(true),
  TIME(true),
  EXPIRATION(true);

  private final boolean fleeting;

  Blank() {
    this(false);
  }

  Blank(boolean fleeting) {
    this.fleeting = fleeting;
  }

  /** Whether each record has a value of its own. */
  public boolean isFleeting() {
    return fleeting;
  }
}
