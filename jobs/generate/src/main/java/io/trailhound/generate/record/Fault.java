package io.trailhound.generate.record;

/**
 * Why a call failed.
 *
 * @param code {@code errorCode}, empty where CloudTrail has none, as for a failed sign-in
 * @param message {@code errorMessage}, empty for a call that succeeded
 */
public record Fault(String code, String message) {

  /** The call succeeded. */
  public static final Fault NONE = new Fault("", "");

  /** No policy of the caller allows the call. */
  public static Fault denied(Session session, Call call) {
    if (session.arn().isEmpty()) {
      return new Fault("AccessDenied", "Access Denied");
    }
    boolean ec2 = call.service().equals("ec2");
    String refusal =
        " is not authorized to perform: "
            + call.action()
            + " because no identity-based policy allows the "
            + call.action()
            + " action";
    return ec2
        ? new Fault(
            "Client.UnauthorizedOperation",
            "You are not authorized to perform this operation. User: " + session.arn() + refusal)
        : new Fault("AccessDenied", "User: " + session.arn() + refusal);
  }

  public boolean failed() {
    return !message.isEmpty();
  }
}
