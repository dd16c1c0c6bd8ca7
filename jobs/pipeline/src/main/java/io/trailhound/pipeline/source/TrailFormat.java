package io.trailhound.pipeline.source;

import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.type.OutcomeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
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
    return new RunReader(ObjectRuns.objects(split), 0);
  }

  @Override
  public Reader<Outcome> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    long done =
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L);
    return new RunReader(ObjectRuns.objects(split), done);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<Outcome> getProducedType() {
    return OutcomeSerializer.TYPE;
  }

  /** Reads the objects of a split, one after the other. */
  private final class RunReader implements Reader<Outcome> {
    private final FieldPlan plan = FieldPlan.of(paths);
    private final Iterator<Path> objects;
    private @Nullable ObjectReader current;
    private long emitted;

    RunReader(List<Path> objects, long done) throws IOException {
      this.objects = objects.iterator();
      for (long i = 0; i < done; i++) {
        next();
      }
      emitted = done;
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
      while (true) {
        if (current != null) {
          Outcome outcome = current.next();
          if (outcome != null) {
            return outcome;
          }
          current.close();
          current = null;
        }
        if (!objects.hasNext()) {
          return null;
        }
        Path object = objects.next();
        current = new ObjectReader(object, Input.nameOf(object, inputs), plan);
      }
    }

    @Override
    public void close() throws IOException {
      if (current != null) {
        current.close();
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
