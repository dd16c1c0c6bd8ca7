package io.trailhound.pipeline.source;

import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.source.archive.ArchivePath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a folder's or object's name alone that none of its records can pass a filter, so that
 * it need not be read. CloudTrail names objects by account, region and delivery date; whatever is
 * named otherwise is read.
 *
 * <p>Events are delivered after they happened, up to {@link #LATEST_DELIVERY} later. The regions
 * that record global services are never pruned for: a trail of one region has their events too.
 *
 * <p>The folders of an archive are named by the events themselves, and are left out exactly.
 */
final class KeyPruning {
  /** How long after an event its delivery is still expected. */
  static final Duration LATEST_DELIVERY = Duration.ofDays(2);

  private static final Duration CLOCK_SKEW = Duration.ofHours(1);
  private static final List<String> GLOBAL_SERVICE_REGIONS =
      List.of("us-east-1", "us-gov-west-1", "cn-north-1", "cn-northwest-1");
  private static final String TRAIL = "/AWSLogs/(?:o-[a-z0-9]+/)?(\\d{12})";
  private static final Pattern ACCOUNT = Pattern.compile(TRAIL + "$");
  private static final Pattern REGION = Pattern.compile(TRAIL + "/CloudTrail[^/]*/([a-z0-9-]+)$");
  private static final Pattern DATE =
      Pattern.compile("/CloudTrail[^/]*/[a-z0-9-]+/(\\d{4})(?:/(\\d{2})(?:/(\\d{2}))?)?$");

  private final TrailFilter filter;
  private final boolean byRegion;

  KeyPruning(TrailFilter filter) {
    this.filter = filter;
    this.byRegion =
        !filter.regions().isEmpty()
            && filter.regions().stream().noneMatch(GLOBAL_SERVICE_REGIONS::contains);
  }

  /** Whether something in the folder may pass. */
  boolean mayHold(String folder) {
    if (!mayHoldArchived(folder)) {
      return false;
    }
    Matcher account = ACCOUNT.matcher(folder);
    if (account.find()) {
      return passes(filter.accounts(), account.group(1));
    }
    Matcher region = REGION.matcher(folder);
    if (region.find()) {
      return !byRegion || filter.regions().contains(region.group(2));
    }
    Matcher date = DATE.matcher(folder);
    return !date.find() || mayHold(date);
  }

  private boolean mayHold(Matcher date) {
    int year = Integer.parseInt(date.group(1));
    int month = date.group(2) == null ? 0 : Integer.parseInt(date.group(2));
    int day = date.group(3) == null ? 0 : Integer.parseInt(date.group(3));
    if (year < 1 || month > 12 || day > 31) {
      return true;
    }
    LocalDate first = LocalDate.of(year, Math.max(month, 1), 1).plusDays(Math.max(day, 1) - 1L);
    LocalDate after =
        day > 0 ? first.plusDays(1) : month > 0 ? first.plusMonths(1) : first.plusYears(1);
    return delivered(millis(first), millis(after));
  }

  private static long millis(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Whether records of an object of this name may pass. */
  boolean mayHoldRecords(String object) {
    ObjectNames.Name name = ObjectNames.parse(object);
    return name == null
        ? mayHoldArchived(object)
        : (passes(filter.accounts(), name.account())
            && (!byRegion || filter.regions().contains(name.region()))
            && delivered(name.delivered(), name.delivered() + Duration.ofMinutes(5).toMillis()));
  }

  private boolean mayHoldArchived(String path) {
    ArchivePath folders = ArchivePath.parse(path).orElse(null);
    if (folders == null) {
      return true;
    }
    Long day = folders.day();
    return passes(filter.accounts(), folders.account())
        && passes(filter.regions(), folders.region())
        && (day == null || (day + ArchivePath.DAY > filter.from() && day < filter.to()));
  }

  private boolean delivered(long first, long after) {
    return (filter.from() == Long.MIN_VALUE || after + CLOCK_SKEW.toMillis() > filter.from())
        && (filter.to() == Long.MAX_VALUE || first - LATEST_DELIVERY.toMillis() < filter.to());
  }

  private static boolean passes(List<String> wanted, @Nullable String value) {
    return value == null || wanted.isEmpty() || wanted.contains(value);
  }
}
