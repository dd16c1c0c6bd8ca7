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
    write(file, events, new ParquetFiles(Records.PLAN.paths()));
  }

  /** Writes one file with row groups as small as they are when very many files are open. */
  public static void writeSmallGroups(java.nio.file.Path file, List<Event> events)
      throws IOException {
    ParquetFiles files = new ParquetFiles(Records.PLAN.paths());
    for (int i = 0; i < 64; i++) {
      java.nio.file.Path other = file.resolveSibling("other-" + i);
      files.create(create(other)); // left open: its bytes are of no use
    }
    write(file, events, files);
  }

  private static void write(java.nio.file.Path file, List<Event> events, ParquetFiles files)
      throws IOException {
    try (FSDataOutputStream out = create(file)) {
      BulkWriter<Event> writer = files.create(out);
      for (Event event : events) {
        writer.addElement(event);
      }
      writer.finish();
    }
  }

  private static FSDataOutputStream create(java.nio.file.Path file) throws IOException {
    Path path = new Path(file.toUri());
    return path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE);
  }

  /** The folder of an event below the archive. */
  @SuppressWarnings("NullAway") // the context is for times of processing, which decide nothing
  public static String folder(Event event) {
    return new Partitions(Records.PLAN.paths()).getBucketId(event, null);
  }
}
