package io.trailhound.pipeline.source;

import io.trailhound.events.EventTime;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import io.trailhound.pipeline.source.archive.ArchiveReader;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a file system, of a trail or of an archive; one that cannot be opened is an
 * outcome like another.
 */
final class ObjectReader implements Closeable {
  private final String name;
  private @Nullable TrailReader trail;
  private @Nullable ArchiveReader archive;
  private @Nullable Outcome pending;
  private boolean ended;

  ObjectReader(Path path, String name, FieldPlan plan) throws IOException {
    this.name = name;
    try {
      open(path, new RecordDecoder(plan));
    } catch (FileNotFoundException | AccessDeniedException e) {
      String reason = "cannot be opened: " + e.getMessage();
      pending = new Rejected(Rejected.Scope.OBJECT, name, 0, 0, 0, new byte[0], reason);
    }
  }

  private void open(Path path, RecordDecoder decoder) throws IOException {
    FileSystem files = path.getFileSystem();
    FSDataInputStream in = files.open(path);
    byte[] start = in.readNBytes(ArchiveReader.MAGIC_LENGTH);
    if (ArchiveReader.isArchive(start, path.getName())) {
      long length = files.getFileStatus(path).getLen();
      archive = new ArchiveReader(in, length, name, path.getPath(), decoder, Limits.DEFAULT);
      return;
    }
    // Going back in the file itself would be another request to S3.
    PushbackInputStream whole = new PushbackInputStream(in, ArchiveReader.MAGIC_LENGTH);
    whole.unread(start);
    trail =
        new TrailReader(
            whole,
            name,
            decoder,
            Limits.DEFAULT,
            () ->
                new EventTime(
                    files.getFileStatus(path).getModificationTime(), EventTime.Source.OBJECT));
  }

  /** The next outcome, an {@link ObjectEnd} last, then null. */
  @Nullable Outcome next() throws IOException {
    Outcome outcome = pending;
    pending = null;
    if (outcome == null && trail != null) {
      outcome = trail.next();
    } else if (outcome == null && archive != null) {
      outcome = archive.next();
    }
    if (outcome == null && !ended) {
      ended = true;
      outcome = new ObjectEnd(name, bytesRead());
    }
    return outcome;
  }

  private long bytesRead() {
    return trail != null ? trail.bytesRead() : archive != null ? archive.bytesRead() : 0;
  }

  @Override
  public void close() throws IOException {
    if (trail != null) {
      trail.close();
    }
    if (archive != null) {
      archive.close();
    }
  }
}
