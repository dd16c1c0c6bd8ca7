package io.trailhound.pipeline.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a live job, and what to do: nothing when it is well.
 *
 * @param troubles each in one sentence or two
 */
public record Verdict(List<String> troubles) {
  private static final Duration OLD = Duration.ofMinutes(10);
  private static final Duration FAR_BEHIND = Duration.ofMinutes(5);
  private static final int BUSY = 90;

  /** Copies the list. */
  public Verdict {
    troubles = List.copyOf(troubles);
  }

  /**
   * Judges.
   *
   * @param now milliseconds since 1970
   */
  public static Verdict of(JobStatus job, long now) {
    List<String> troubles = new ArrayList<>();
    if (job.state().equals("MISSING")) {
      troubles.add("There is no live job on this cluster. Start it from its last checkpoint.");
      return new Verdict(troubles);
    }
    if (!job.state().equals("RUNNING")) {
      troubles.add(
          "The job is "
              + job.state()
              + (job.failure().isEmpty() ? "." : ": " + job.failure())
              + " Read the job manager's log.");
    }
    long age = job.lastCheckpoint() == 0 ? job.runningMillis() : now - job.lastCheckpoint();
    if (age > OLD.toMillis()) {
      troubles.add(
          "No checkpoint was completed for "
              + Duration.ofMillis(age).toMinutes()
              + " minutes: a restart would begin there, and no file of the archive ended since."
              + " See why they fail under Checkpoints in Flink's pages.");
    }
    if (job.busy() >= BUSY) {
      troubles.add(
          "The busiest subtask is busy "
              + job.busy()
              + " % of its time: stop with a savepoint and start with a greater parallelism.");
    }
    long quarantined = job.counts().getOrDefault("records_quarantined", 0L);
    if (quarantined > 0 && quarantined * 100 > job.counts().getOrDefault("records_read", 0L)) {
      troubles.add(
          "More than 1 % of the records cannot be decoded: the reasons are in quarantine/.");
    }
    long late = job.counts().getOrDefault("records_late", 0L);
    if (late > 0 && late * 100 > job.counts().getOrDefault("records_read", 0L)) {
      troubles.add(
          "More than 1 % of the records are late: raise --allowed-lateness, or see what delays"
              + " them.");
    }
    long failures = job.counts().getOrDefault("listingFailures", 0L);
    if (failures > 0) {
      troubles.add(failures + " listings of watched prefixes failed: see the job manager's log.");
    }
    long behind = job.counts().getOrDefault(JobStatus.BEHIND, 0L);
    if (behind > FAR_BEHIND.toMillis()) {
      troubles.add(
          "Reading is "
              + Duration.ofMillis(behind).toMinutes()
              + " minutes behind the end of a shard. If that grows, start with a greater"
              + " parallelism or split shards, before the stream's retention ends.");
    }
    long refused = job.counts().getOrDefault("elasticsearchDeadLetters", 0L);
    if (refused > 0) {
      troubles.add(
          "Elasticsearch refused "
              + refused
              + " alerts: each is in dead-letters/ with the reason.");
    }
    return new Verdict(troubles);
  }

  /** Whether nothing is wrong. */
  public boolean isWell() {
    return troubles.isEmpty();
  }
}
