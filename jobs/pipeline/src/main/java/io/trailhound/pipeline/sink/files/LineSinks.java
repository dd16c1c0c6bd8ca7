package io.trailhound.pipeline.sink.files;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.events.Rejected;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/**
 * Writes small things as lines, exactly once: quarantine, versions of alerts and of activity, and
 * counts.
 */
public final class LineSinks {
  /** The uid of the quarantine's operator. */
  public static final String QUARANTINE_UID = "quarantine";

  /** The uid of the alerts' operator. */
  public static final String ALERTS_UID = "alert-versions";

  /** The uid of the suppressed alerts' operator. */
  public static final String SUPPRESSED_UID = "suppressed-versions";

  /** The uid of the activity's operator. */
  public static final String ACTIVITY_UID = "activity-versions";

  /** The uid of the counts' operator. */
  public static final String TALLIES_UID = "tallies";

  private final Duration rollover;
  private final Duration quiet;

  private LineSinks(Duration rollover, Duration quiet) {
    this.rollover = rollover;
    this.quiet = quiet;
  }

  /** Sinks whose files end with the run. */
  public static LineSinks replay() {
    return new LineSinks(Duration.ofDays(1), Duration.ofDays(1));
  }

  /**
   * Sinks whose files end, and are there to be read, while the job runs: with a checkpoint after
   * five minutes, or when nothing more came for the time between two checkpoints.
   */
  public static LineSinks live(Duration checkpoints) {
    return new LineSinks(Duration.ofMinutes(5), checkpoints);
  }

  /** Attaches the quarantine: {@link QuarantineLine} says what a line holds. */
  public void quarantine(DataStream<Rejected> rejected, Path folder) {
    attach(rejected, folder, ".ndjson", new QuarantineLine(), "quarantine", QUARANTINE_UID);
  }

  /** Attaches the versions of alerts: id, time, revision, rule, severity and document, by tabs. */
  public void alerts(DataStream<Alert> alerts, Path folder) {
    versions(alerts, folder, "alert versions", ALERTS_UID);
  }

  /** Attaches the versions of suppressed alerts, in the form of the others. */
  public void suppressed(DataStream<Alert> suppressed, Path folder) {
    versions(suppressed, folder, "suppressed versions", SUPPRESSED_UID);
  }

  private void versions(DataStream<Alert> alerts, Path folder, String name, String uid) {
    Encoder<Alert> encoder =
        (alert, out) -> {
          String head =
              alert.id()
                  + '\t'
                  + alert.time()
                  + '\t'
                  + alert.revision()
                  + '\t'
                  + alert.ruleId()
                  + '\t'
                  + alert.severity()
                  + '\t';
          out.write(head.getBytes(StandardCharsets.UTF_8));
          out.write(alert.document());
          out.write('\n');
        };
    attach(alerts, folder, ".tsv", encoder, name, uid);
  }

  /**
   * Attaches the versions of lines of activity: id, time, revision, rank, value and document, by
   * tabs; the value in hexadecimal digits of its UTF-8, whose order is that of the value.
   */
  public void activity(DataStream<ActivityDocument> lines, Path folder) {
    Encoder<ActivityDocument> encoder =
        (line, out) -> {
          String value = HexFormat.of().formatHex(line.value().getBytes(StandardCharsets.UTF_8));
          String head =
              line.id()
                  + '\t'
                  + line.time()
                  + '\t'
                  + line.revision()
                  + '\t'
                  + line.rank()
                  + '\t'
                  + value
                  + '\t';
          out.write(head.getBytes(StandardCharsets.UTF_8));
          out.write(line.document());
          out.write('\n');
        };
    attach(lines, folder, ".tsv", encoder, "activity versions", ACTIVITY_UID);
  }

  /** Attaches the counts: name and number, by a tab. */
  public void tallies(DataStream<Tally> tallies, Path folder) {
    Encoder<Tally> encoder =
        (tally, out) ->
            out.write(
                (tally.name() + '\t' + tally.value() + '\n').getBytes(StandardCharsets.UTF_8));
    attach(tallies, folder, ".tsv", encoder, "tallies", TALLIES_UID);
  }

  private <T> void attach(
      DataStream<T> lines,
      Path folder,
      String suffix,
      Encoder<T> encoder,
      String name,
      String uid) {
    FileSink<T> sink =
        FileSink.forRowFormat(folder, encoder)
            .withBucketAssigner(new BasePathBucketAssigner<>())
            .withRollingPolicy(
                DefaultRollingPolicy.builder()
                    .withMaxPartSize(MemorySize.ofMebiBytes(256))
                    .withRolloverInterval(rollover)
                    .withInactivityInterval(quiet)
                    .build())
            .withBucketCheckInterval(Math.max(1000, quiet.toMillis() / 2))
            .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(suffix).build())
            .build();
    lines.sinkTo(sink).name(name).uid(uid);
  }
}
