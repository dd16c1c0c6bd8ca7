package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Event;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.PartFileInfo;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.CheckpointRollingPolicy;

/**
 * Writes records to Parquet, exactly once: zstd, partitioned by account, region and date. A file
 * ends with a checkpoint, at {@link #FILE_BYTES}, or when its partition has been quiet for a while,
 * which in a replay in the order of delivery means that its day is over.
 */
public final class ArchiveSink {
  /** The operator's uid. */
  public static final String UID = "archive";

  private static final long FILE_BYTES = 512L << 20;
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final Duration CHECK = Duration.ofSeconds(5);

  private ArchiveSink() {}

  /** Attaches the sink. */
  public static void attach(DataStream<Event> events, FieldPlan plan, Path folder) {
    FileSink<Event> sink =
        FileSink.forBulkFormat(folder, new ParquetFiles(plan.paths()))
            .withBucketAssigner(new Partitions(plan.paths()))
            .withRollingPolicy(new Rolling())
            .withBucketCheckInterval(CHECK.toMillis())
            .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(".parquet").build())
            .build();
    events.sinkTo(sink).name("archive").uid(UID);
  }

  private static final class Rolling extends CheckpointRollingPolicy<Event, String> {
    private static final long serialVersionUID = 1L;
    private static final int BETWEEN_LOOKS = 4096;

    private transient int events;

    // Asking for the size is a system call: it is made once in a while.
    @Override
    public boolean shouldRollOnEvent(PartFileInfo<String> file, Event event) throws IOException {
      return ++events % BETWEEN_LOOKS == 0 && file.getSize() >= FILE_BYTES;
    }

    @Override
    public boolean shouldRollOnProcessingTime(PartFileInfo<String> file, long now) {
      return now - file.getLastUpdateTime() >= QUIET.toMillis();
    }
  }
}
