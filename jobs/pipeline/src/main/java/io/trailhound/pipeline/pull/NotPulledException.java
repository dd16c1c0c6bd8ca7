package io.trailhound.pipeline.pull;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a part cannot be pulled. */
final class NotPulledException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 300;
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");
  private static final String NO_ORGANIZATION = "AWSOrganizationsNotInUseException";

  /** Answers that the same request would get again: an old token, something that is gone. */
  private static final Set<String> REJECTED =
      Set.of(
          "InvalidInputException",
          "ParentNotFoundException",
          "ResourceNotFoundException",
          "ValidationException");

  private final boolean lasting;

  private NotPulledException(boolean lasting, String reason, Throwable cause) {
    super(reason, cause);
    this.lasting = lasting;
  }

  /** With a reason that the next run would meet again at the same place. */
  NotPulledException(String reason) {
    super(reason);
    this.lasting = true;
  }

  /** Whether to go on at the same place would fail again. */
  boolean lasting() {
    return lasting;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /**
   * From what the SDK says once it has given up.
   *
   * @param action the IAM action that the call needs, as {@code iam:GetCredentialReport}
   */
  static NotPulledException of(String action, SdkException e) {
    AwsErrorDetails details =
        e instanceof AwsServiceException service ? service.awsErrorDetails() : null;
    if (details == null || details.errorCode() == null) {
      return new NotPulledException(false, action + " failed: " + cut(e.getMessage()), e);
    }
    String code = details.errorCode();
    String said = code + ": " + cut(details.errorMessage());
    if (DENIED.contains(code)) {
      return new NotPulledException(true, "it needs " + action + " (" + said + ")", e);
    }
    if (code.equals(NO_ORGANIZATION)) {
      return new NotPulledException(true, "the account is in no organization", e);
    }
    return new NotPulledException(REJECTED.contains(code), action + " failed with " + said, e);
  }

  private static String cut(@Nullable String message) {
    String text = String.valueOf(message);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
