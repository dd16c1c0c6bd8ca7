package io.trailhound.pipeline.source;

import io.trailhound.events.EventTime;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Reads one object of a file system; one that cannot be opened is an outcome like another. */
final class ObjectReader implements Closeable {
  private final String name;
  private final @Nullable TrailReader reader;
  private @Nullable Outcome pending;
  private boolean ended;

  ObjectReader(Path path, String name, FieldPlan plan) throws IOException {
    this.name = name;
    this.reader = open(path, plan);
  }

  private @Nullable TrailReader open(Path path, FieldPlan plan) throws IOException {
    try {
      FileSystem files = path.getFileSystem();
      return new TrailReader(
          files.open(path),
          name,
          new RecordDecoder(plan),
          Limits.DEFAULT,
          () ->
              new EventTime(
                  files.getFileStatus(path).getModificationTime(), EventTime.Source.OBJECT));
    } catch (FileNotFoundException | AccessDeniedException e) {
      String reason = "cannot be opened: " + e.getMessage();
      pending = new Rejected(Rejected.Scope.OBJECT, name, 0, 0, 0, new byte[0], reason);
      return null;
    }
  }

  /** The next outcome, an {@link ObjectEnd} last, then null. */
  @Nullable Outcome next() throws IOException {
    Outcome outcome = pending;
    pending = null;
    if (outcome == null && reader != null) {
      outcome = reader.next();
    }
    if (outcome == null && !ended) {
      ended = true;
      outcome = new ObjectEnd(name, reader == null ? 0 : reader.bytesRead());
    }
    return outcome;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
