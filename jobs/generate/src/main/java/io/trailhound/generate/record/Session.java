package io.trailhound.generate.record;

/**
 * Somebody's credentials in use: who, from where, with what.
 *
 * @param arn the caller's ARN, empty for AWS services
 * @param identity the {@code userIdentity} object as JSON
 * @param keyId the access key id, empty where the identity has none
 * @param address {@code sourceIPAddress}: an address, or a service's name
 * @param agent {@code userAgent}
 * @param kind what stands at the other end
 */
public record Session(
    String arn, String identity, String keyId, String address, String agent, Kind kind) {

  /** What makes the calls; it decides the fields at the end of a record. */
  public enum Kind {
    /** A program that connects to AWS over TLS. */
    CLIENT,
    /** The same, the AWS CLI, which adds the command to its user agent. */
    CLI,
    /** The web console. */
    CONSOLE,
    /** An AWS service, on its own or in somebody's name. */
    SERVICE
  }

  /** The same credentials used by an AWS service in their owner's name. */
  public Session via(String service) {
    String invoked =
        identity.substring(0, identity.length() - 1) + ",\"invokedBy\":\"" + service + "\"}";
    return new Session(arn, invoked, keyId, service, service, Kind.SERVICE);
  }

  /** The same credentials from elsewhere. */
  public Session from(String otherAddress, String otherAgent, Kind otherKind) {
    return new Session(arn, identity, keyId, otherAddress, otherAgent, otherKind);
  }

  /** The session's name, or the user's: what stands after the last slash of the ARN. */
  public String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
