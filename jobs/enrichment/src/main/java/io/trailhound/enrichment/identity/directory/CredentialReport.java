package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.identity.Arn;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the credential report of IAM. Source: IAM user guide, "Generate credential reports for your
 * AWS account". A value may be {@code N/A}, {@code not_supported} or {@code no_information}.
 */
final class CredentialReport {
  private static final Set<String> NO_VALUE = Set.of("N/A", "not_supported", "no_information");

  private CredentialReport() {}

  static void read(CsvTable table, DirectoryBuilder into) throws IOException, RefusedException {
    while (table.next()) {
      String arn = table.need("arn");
      if (Arn.parse(arn).isEmpty()) {
        throw new RefusedException(table.line(), "it is no ARN: " + Texts.shown(arn));
      }
      String user = table.need("user");
      IdentityFacts facts =
          new IdentityFacts(
              user.equals("<root_account>") ? "root" : user,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              table.flag("mfa_active"),
              time(table, "password_last_used"),
              older(rotated(table, 1), rotated(table, 2)),
              List.of());
      into.identity(arn, facts, table.line());
    }
  }

  private static @Nullable Instant rotated(CsvTable table, int key) throws RefusedException {
    Boolean active = table.flag("access_key_" + key + "_active");
    return Boolean.TRUE.equals(active) ? time(table, "access_key_" + key + "_last_rotated") : null;
  }

  private static @Nullable Instant older(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  private static @Nullable Instant time(CsvTable table, String column) throws RefusedException {
    String value = table.get(column);
    if (value == null || NO_VALUE.contains(value)) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new RefusedException(table.line(), column + " is no time: " + Texts.shown(value));
    }
  }
}
