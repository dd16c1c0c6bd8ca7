package io.trailhound.enrichment.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What program a user agent names, without its version and what it runs on: {@code aws-cli}, {@code
 * Boto3}, {@code Terraform}, {@code Firefox}, {@code cloudformation.amazonaws.com}. Clients write
 * their user agent themselves, so that it may be any other's.
 */
final class UserAgentName {
  private static final int LONGEST = 64;

  /** Programs that name themselves behind others, the most telling first. */
  private static final List<String> BEHIND =
      List.of("Terraform/", "OpenTofu/", "Pulumi/", "Edg/", "OPR/", "Firefox/", "Chrome/");

  private UserAgentName() {}

  /** The name; null when there is no user agent. */
  static @Nullable String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return null;
    }
    String text = userAgent.strip();
    if (text.startsWith("[")) {
      text = text.substring(1).strip();
    }
    if (text.startsWith("Mozilla/") || text.startsWith("APN/")) {
      for (String program : BEHIND) {
        if (text.contains(program)) {
          return program.substring(0, program.length() - 1);
        }
      }
      if (text.contains("Safari/")) {
        return "Safari";
      }
    }
    int end = 0;
    while (end < text.length() && end < LONGEST && isPart(text.charAt(end))) {
      end++;
    }
    String name = text.substring(0, end);
    return name.isEmpty() || name.equals("-") ? null : name;
  }

  private static boolean isPart(char c) {
    return c > ' ' && c < 0x7F && "/()[];,#".indexOf(c) < 0;
  }
}
