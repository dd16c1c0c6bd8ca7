package io.trailhound.pipeline.source;

import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.TrailFilter;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * Reads trails and archives in this process, without a job: one object after the other, in the
 * order of delivery. May be read several times.
 */
public final class TrailScan {
  private final List<Input> inputs;
  private final List<TrailObject> objects;
  private final long bytes;

  private TrailScan(List<Input> inputs, List<TrailObject> objects, long bytes) {
    this.inputs = List.copyOf(inputs);
    this.objects = List.copyOf(objects);
    this.bytes = bytes;
  }

  /** Takes what is read. */
  public interface Visitor {
    /** The next outcome; each object ends in an {@link io.trailhound.events.ObjectEnd}. */
    void take(Outcome outcome);
  }

  /**
   * Lists the objects below inputs.
   *
   * @param filter leaves out objects whose names tell that no record in them passes; of the others
   *     all records are read
   * @throws IOException when the storage fails
   */
  public static TrailScan of(List<Input> inputs, TrailFilter filter) throws IOException {
    TrailListing listing =
        TrailListing.of(inputs.stream().map(Input::path).toList(), new KeyPruning(filter));
    List<TrailObject> sorted =
        listing.objects().stream()
            .sorted(
                Comparator.comparingLong(
                        (TrailObject object) -> ObjectRuns.delivered(object.path().getPath()))
                    .thenComparing(object -> object.path().toString()))
            .toList();
    return new TrailScan(inputs, sorted, listing.bytes());
  }

  /** How many objects there are. */
  public int objects() {
    return objects.size();
  }

  /** Their bytes as stored. */
  public long bytes() {
    return bytes;
  }

  /**
   * Reads all of them.
   *
   * @param plan the fields that events carry, made by {@code CloudTrailField.plan}
   * @throws IOException when the storage fails; damaged content is an outcome and not an exception
   */
  public void read(FieldPlan plan, Visitor visitor) throws IOException {
    for (TrailObject object : objects) {
      String name = Input.nameOf(object.path(), inputs);
      try (ObjectReader reader = new ObjectReader(object.path(), name, plan)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          visitor.take(outcome);
        }
      }
    }
  }
}
