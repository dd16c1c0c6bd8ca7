package io.trailhound.pipeline.source.archive;

import io.trailhound.events.Dataset;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a path in the archive says of the records there: {@code
 * dataset=/account=/region=/date=/FILE}, or a part of it from the left. Texts that are no account,
 * region or date ({@code other}, {@code unknown}) say nothing.
 *
 * @param dataset which logs they are of; null when no dataset has this folder
 * @param account the account that recorded them
 * @param region the region they name
 * @param day the first moment of their day in UTC, in milliseconds since 1970
 */
public record ArchivePath(
    @Nullable Dataset dataset,
    @Nullable String account,
    @Nullable String region,
    @Nullable Long day) {
  /** The milliseconds of a day. */
  public static final long DAY = 86_400_000L;

  private static final Pattern FOLDERS =
      Pattern.compile(
          "(?:^|/)dataset=([^/]+)(?:/account=([^/]+)(?:/region=([^/]+)(?:/date=([^/]+))?)?)?"
              + "(?:/[^/]*)?$");

  /** Reads the path of a folder or file; empty for one that is not of an archive. */
  public static Optional<ArchivePath> parse(String path) {
    Matcher folders = FOLDERS.matcher(path);
    if (!path.contains("dataset=") || !folders.find()) {
      return Optional.empty();
    }
    String account = folders.group(2);
    String region = folders.group(3);
    boolean isAccount = account != null && account.matches("[0-9]{1,20}");
    boolean isRegion = region != null && region.contains("-");
    return Optional.of(
        new ArchivePath(
            dataset(folders.group(1)),
            isAccount ? account : null,
            isRegion ? region : null,
            day(folders.group(4))));
  }

  private static @Nullable Dataset dataset(String folder) {
    for (Dataset dataset : Dataset.values()) {
      if (dataset.folder().equals(folder)) {
        return dataset;
      }
    }
    return null;
  }

  private static @Nullable Long day(@Nullable String date) {
    if (date == null || date.length() != 10) {
      return null;
    }
    try {
      return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
