package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the times of lists: ISO 8601 with an offset, or a date, which is its first instant UTC. */
final class Instants {
  private Instants() {}

  /** Milliseconds since the epoch. */
  static long parse(String text, int line) throws RefusedException {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
      throw new RefusedException(line, "'" + shown + "' is no ISO 8601 date or time");
    }
  }
}
