package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain list {@code
 * principal,name,owner,department,criticality,time_zone,working_hours,email,privileged}. Only
 * {@code principal} must be there: an ARN, a user name, or the 12 digits of an account, of which
 * {@code name} and {@code email} count.
 */
final class OwnerList {
  private static final Set<String> COLUMNS =
      Set.of(
          "principal",
          "name",
          "owner",
          "department",
          "criticality",
          "time_zone",
          "working_hours",
          "email",
          "privileged");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";
  private static final Pattern HOURS =
      Pattern.compile("(?:" + DAY + "(?:-" + DAY + ")? )?" + TIME + "-(?:" + TIME + "|24:00)");

  private OwnerList() {}

  static void read(CsvTable table, DirectoryBuilder into) throws IOException, RefusedException {
    for (String column : table.header()) {
      if (!COLUMNS.contains(column)) {
        throw new RefusedException(
            table.line(), "there is no use for the column " + Texts.shown(column));
      }
    }
    while (table.next()) {
      String principal = table.need("principal");
      if (ACCOUNT.matcher(principal).matches()) {
        into.account(
            new AccountFacts(principal, table.get("name"), table.get("email"), null, null),
            table.line());
      }
      into.identity(principal, facts(table), table.line());
    }
  }

  private static IdentityFacts facts(CsvTable table) throws RefusedException {
    return new IdentityFacts(
        table.get("name"),
        table.get("email"),
        table.get("owner"),
        table.get("department"),
        table.get("criticality"),
        table.flag("privileged"),
        zone(table),
        hours(table),
        null,
        null,
        null,
        List.of());
  }

  private static @Nullable String zone(CsvTable table) throws RefusedException {
    String zone = table.get("time_zone");
    if (zone == null) {
      return null;
    }
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException e) {
      throw new RefusedException(table.line(), "it is no time zone: " + Texts.shown(zone));
    }
  }

  private static @Nullable String hours(CsvTable table) throws RefusedException {
    String hours = table.get("working_hours");
    if (hours != null && !HOURS.matcher(hours).matches()) {
      throw new RefusedException(
          table.line(), "working_hours are not as Mon-Fri 08:00-18:00: " + Texts.shown(hours));
    }
    return hours;
  }
}
