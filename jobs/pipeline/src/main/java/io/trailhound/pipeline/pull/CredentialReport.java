package io.trailhound.pipeline.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * IAM's report on the users of an account. IAM makes it when asked, in seconds to minutes, and not
 * more often than every four hours.
 */
final class CredentialReport {
  private static final int MOST_LOOKS = 600;

  private CredentialReport() {}

  /** Writes the report as IAM gives it. */
  static void write(IamClient iam, Path file) throws IOException, NotPulledException {
    Pace looks = new Pace(1);
    for (int i = 0; !isMade(iam); i++) {
      if (i == MOST_LOOKS) {
        throw new NotPulledException("IAM has not made the report in ten minutes");
      }
      looks.pass();
    }
    Files.write(
        file,
        Pages.ask("iam:GetCredentialReport", iam::getCredentialReport)
            .content()
            .asByteArrayUnsafe());
  }

  private static boolean isMade(IamClient iam) throws NotPulledException {
    return Pages.ask("iam:GenerateCredentialReport", iam::generateCredentialReport).state()
        == ReportStateType.COMPLETE;
  }
}
