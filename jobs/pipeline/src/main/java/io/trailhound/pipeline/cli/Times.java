package io.trailhound.pipeline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads ISO-8601 times: a date, which is its first moment in UTC, or a time with an offset. */
final class Times implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String value) {
    try {
      return value.length() == 10
          ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no ISO-8601 time such as 2026-03-02 or 2026-03-02T08:00:00Z");
    }
  }
}
