package io.trailhound.enrichment.identity.chain;

import java.util.concurrent.TimeUnit;

/** How a session came to be; the order is part of stored state, so add at the end. */
public enum IssueKind {
  ASSUME_ROLE(1),
  ASSUME_ROLE_WITH_SAML(1),
  ASSUME_ROLE_WITH_WEB_IDENTITY(1),
  GET_FEDERATION_TOKEN(12),
  GET_SESSION_TOKEN(12),
  ASSUME_ROOT(1),
  /** A role taken in the console. */
  SWITCH_ROLE(12),
  /** A role that a service took, for itself or for a function, a task, a build. */
  SERVICE(1),
  /** A role that EC2 took for an instance. */
  INSTANCE_PROFILE(6);

  private final long defaultMillis;

  IssueKind(int hours) {
    defaultMillis = TimeUnit.HOURS.toMillis(hours);
  }

  /** How long a session lives if the record does not say: the default of STS, or longer. */
  public long defaultMillis() {
    return defaultMillis;
  }

  /** Whether a session can be found by its names; else the issued key alone identifies it. */
  boolean isNamed() {
    return this != GET_SESSION_TOKEN && this != ASSUME_ROOT;
  }
}
