package io.trailhound.bench.rules;

import java.util.List;
import java.util.Map;

/** A condition by which a variant of a rule asks for something that few records have. */
final class Narrowing {
  /** The beginnings of user agents that are in common use, up to the last part of a version. */
  private static final List<String> AGENTS =
      List.of("aws-cli/2.22.", "aws-sdk-java/2.30.", "Boto3/1.36.", "Terraform/1.10.");

  private static final int FORMS = 6;

  private Narrowing() {}

  /** The selection for a variant: six forms in turn, each with its own value. */
  static Map<String, Object> of(int number) {
    return switch (number % FORMS) {
      case 0 -> Map.of("userAgent|contains", AGENTS.get(number / FORMS % AGENTS.size()) + number);
      case 1 -> Map.of("userIdentity.arn|endswith", "/session-" + number);
      case 2 ->
          Map.of("sourceIPAddress|cidr", "198.18." + number / 256 + "." + number % 256 + "/32");
      case 3 -> Map.of("requestParameters|contains", "marker-" + number);
      case 4 ->
          Map.of("userIdentity.sessionContext.sessionIssuer.userName", "temporary-role-" + number);
      default ->
          Map.of("requestParameters.bucketName|re", "^(audit|trail)-" + number + "-[a-z0-9]+$");
    };
  }
}
