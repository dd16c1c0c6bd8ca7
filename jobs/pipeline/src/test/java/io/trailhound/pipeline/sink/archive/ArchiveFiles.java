package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Files of the archive, written as the sink writes them. */
public final class ArchiveFiles {
  private ArchiveFiles() {}

  /** Writes one file. */
  public static void write(java.nio.file.Path file, List<Event> events) throws IOException {
    Path path = new Path(file.toUri());
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      BulkWriter<Event> writer = new ParquetFiles(Records.PLAN.paths()).create(out);
      for (Event event : events) {
        writer.addElement(event);
      }
      writer.finish();
    }
  }

  /** The folder of an event below the archive. */
  public static String folder(Event event) {
    return new Partitions(Records.PLAN.paths()).getBucketId(event, null);
  }
}
