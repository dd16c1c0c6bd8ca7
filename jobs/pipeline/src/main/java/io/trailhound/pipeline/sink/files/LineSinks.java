package io.trailhound.pipeline.sink.files;

import io.trailhound.events.Rejected;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/** Writes small things as lines, exactly once: quarantine, alert versions and counts. */
public final class LineSinks {
  /** The uid of the quarantine's operator. */
  public static final String QUARANTINE_UID = "quarantine";

  /** The uid of the alerts' operator. */
  public static final String ALERTS_UID = "alert-versions";

  /** The uid of the suppressed alerts' operator. */
  public static final String SUPPRESSED_UID = "suppressed-versions";

  /** The uid of the counts' operator. */
  public static final String TALLIES_UID = "tallies";

  private LineSinks() {}

  /** Attaches the quarantine: {@link QuarantineLine} says what a line holds. */
  public static void quarantine(DataStream<Rejected> rejected, Path folder) {
    attach(rejected, folder, ".ndjson", new QuarantineLine(), "quarantine", QUARANTINE_UID);
  }

  /** Attaches the versions of alerts: id, time, revision, rule, severity and document, by tabs. */
  public static void alerts(DataStream<Alert> alerts, Path folder) {
    versions(alerts, folder, "alert versions", ALERTS_UID);
  }

  /** Attaches the versions of suppressed alerts, in the form of the others. */
  public static void suppressed(DataStream<Alert> suppressed, Path folder) {
    versions(suppressed, folder, "suppressed versions", SUPPRESSED_UID);
  }

  private static void versions(DataStream<Alert> alerts, Path folder, String name, String uid) {
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

  /** Attaches the counts: name and number, by a tab. */
  public static void tallies(DataStream<Tally> tallies, Path folder) {
    Encoder<Tally> encoder =
        (tally, out) ->
            out.write(
                (tally.name() + '\t' + tally.value() + '\n').getBytes(StandardCharsets.UTF_8));
    attach(tallies, folder, ".tsv", encoder, "tallies", TALLIES_UID);
  }

  private static <T> void attach(
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
                    .withRolloverInterval(Duration.ofDays(1))
                    .withInactivityInterval(Duration.ofDays(1))
                    .build())
            .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(suffix).build())
            .build();
    lines.sinkTo(sink).name(name).uid(uid);
  }
}
