package io.trailhound.pipeline.run;

/** The names of what a run counts, as they stand in the tallies. */
public final class Counts {
  public static final String FILES_FOUND = "files_found";
  public static final String BYTES_FOUND = "bytes_found";
  public static final String PATHS_PRUNED = "paths_pruned";
  public static final String FILES_HIDDEN = "files_hidden";
  public static final String FILES_READ = "files_read";
  public static final String FILES_FAILED = "files_failed";
  public static final String BYTES_READ = "bytes_read";
  public static final String RECORDS_READ = "records_read";
  public static final String RECORDS_FILTERED = "records_filtered";
  public static final String RECORDS_QUARANTINED = "records_quarantined";
  public static final String RECORDS_LATE = "records_late";
  public static final String RECORDS_DUPLICATE = "records_duplicate";
  public static final String RECORDS_ARCHIVED = "records_archived";
  public static final String RECORDS_CONFLICTING = "records_conflicting";
  public static final String RECORDS_WITHOUT_TIME = "records_without_time";
  public static final String CORRELATION_INPUTS = "correlation_inputs";
  public static final String CORRELATION_WITHOUT_GROUP = "correlation_without_group";
  public static final String CORRELATION_WITHOUT_TIME = "correlation_without_time";
  public static final String CORRELATION_LATE = "correlation_late";
  public static final String CORRELATION_TOO_LATE = "correlation_too_late";
  public static final String ALERT_VERSIONS = "alert_versions";
  public static final String SUPPRESSED_VERSIONS = "suppressed_versions";

  public static final String RISK_WITHOUT_SUBJECT = "risk_without_subject";
  public static final String RISK_LATE = "risk_late";
  public static final String RISK_LEFT_OUT = "risk_left_out";

  public static final String SESSIONS_ISSUED = "sessions_issued";
  public static final String SESSIONS_LATE = "sessions_late";
  public static final String SESSIONS_LEFT_OUT = "sessions_left_out";
  public static final String CHAINS_REVISED = "chains_revised";
  public static final String CHAINS_NOT_HELD = "chains_not_held";

  /** Records counted as activity; {@link #ACTIVITY_LATE} of them came too late to be told. */
  public static final String ACTIVITY_EVENTS = "activity_events";

  public static final String ACTIVITY_LATE = "activity_late";
  public static final String ACTIVITY_WITHOUT_TIME = "activity_without_time";
  public static final String ACTIVITY_VERSIONS = "activity_versions";

  /** The least event time, in milliseconds since 1970. */
  public static final String FIRST_EVENT = "min_event_time";

  /** The greatest event time. */
  public static final String LAST_EVENT = "max_event_time";

  /** Before the kind of a {@link io.trailhound.events.Notice}. */
  public static final String NOTICE = "notice_";

  private Counts() {}

  /** What a count is before anything was counted. */
  public static long start(String name) {
    return name.startsWith("min_") ? Long.MAX_VALUE : name.startsWith("max_") ? Long.MIN_VALUE : 0;
  }

  /** Joins the counts of two subtasks. */
  public static long join(String name, long one, long other) {
    return name.startsWith("min_")
        ? Math.min(one, other)
        : name.startsWith("max_") ? Math.max(one, other) : one + other;
  }
}
