package io.trailhound.pipeline.source;

import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import io.trailhound.pipeline.type.OutcomeSerializer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads trail objects for Flink's FileSource. gzip cannot be entered in the middle, so a position
 * is the number of outcomes already emitted: after a failure they are read again and passed over.
 */
final class TrailFormat implements BulkFormat<Outcome, FileSourceSplit> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 512;

  private final ArrayList<String> paths;
  private final ArrayList<Input> inputs;

  TrailFormat(List<String> planPaths, List<Input> inputs) {
    this.paths = new ArrayList<>(planPaths);
    this.inputs = new ArrayList<>(inputs);
  }

  @Override
  public Reader<Outcome> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return new ObjectReader(split.path(), 0);
  }

  @Override
  public Reader<Outcome> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    long done =
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
    return new ObjectReader(split.path(), done);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<Outcome> getProducedType() {
    return OutcomeSerializer.TYPE;
  }

  private final class ObjectReader implements Reader<Outcome> {
    private final String object;
    private final @Nullable TrailReader reader;
    private @Nullable Outcome pending;
    private long emitted;
    private boolean ended;

    ObjectReader(Path path, long done) throws IOException {
      this.object = Input.nameOf(path, inputs);
      this.reader = open(path);
      for (long i = 0; i < done; i++) {
        next();
      }
      emitted = done;
    }

    private @Nullable TrailReader open(Path path) throws IOException {
      try {
        return new TrailReader(
            path.getFileSystem().open(path), object, FieldPlan.of(paths), Limits.DEFAULT);
      } catch (FileNotFoundException | AccessDeniedException e) {
        String reason = "cannot be opened: " + e.getMessage();
        pending = new Rejected(Rejected.Scope.OBJECT, object, 0, 0, 0, new byte[0], reason);
        return null;
      }
    }

    @Override
    public @Nullable RecordIterator<Outcome> readBatch() throws IOException {
      List<Outcome> batch = new ArrayList<>(BATCH);
      while (batch.size() < BATCH) {
        Outcome outcome = next();
        if (outcome == null) {
          break;
        }
        batch.add(outcome);
      }
      if (batch.isEmpty()) {
        return null;
      }
      long first = emitted;
      emitted += batch.size();
      return new Batch(batch, first);
    }

    private @Nullable Outcome next() throws IOException {
      Outcome outcome = pending;
      if (outcome != null) {
        pending = null;
        return outcome;
      }
      outcome = reader == null ? null : reader.next();
      if (outcome == null && !ended) {
        ended = true;
        outcome = new ObjectEnd(object, reader == null ? 0 : reader.bytesRead());
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

  private static final class Batch implements BulkFormat.RecordIterator<Outcome> {
    private final List<Outcome> outcomes;
    private final long first;
    private int at;

    Batch(List<Outcome> outcomes, long first) {
      this.outcomes = outcomes;
      this.first = first;
    }

    @Override
    public @Nullable RecordAndPosition<Outcome> next() {
      if (at == outcomes.size()) {
        return null;
      }
      Outcome outcome = outcomes.get(at++);
      return new RecordAndPosition<>(outcome, RecordAndPosition.NO_OFFSET, first + at);
    }

    @Override
    public void releaseBatch() {
      // Nothing is pooled: events keep slices of their buffer.
    }
  }
}
