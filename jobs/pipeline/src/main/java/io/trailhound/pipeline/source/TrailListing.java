package io.trailhound.pipeline.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** The objects below some inputs, without those that {@link KeyPruning} can tell from the names. */
final class TrailListing {
  private final KeyPruning pruning;
  private final List<TrailObject> objects = new ArrayList<>();
  private long bytes;
  private long pruned;
  private long hidden;

  private TrailListing(KeyPruning pruning) {
    this.pruning = pruning;
  }

  /** Lists; asks the storage. */
  static TrailListing of(Iterable<Path> inputs, KeyPruning pruning) throws IOException {
    TrailListing listing = new TrailListing(pruning);
    for (Path input : inputs) {
      listing.add(TrailObject.of(input));
    }
    return listing;
  }

  private void add(TrailObject object) throws IOException {
    if (!object.folder()) {
      if (pruning.mayHoldRecords(object.path().getPath())) {
        bytes += object.length();
        objects.add(object);
      } else {
        pruned++;
      }
      return;
    }
    for (TrailObject child : object.children()) {
      if (child.name().startsWith(".")) {
        hidden++;
      } else if (child.folder() && !pruning.mayHold(child.path().getPath())) {
        pruned++;
      } else {
        add(child);
      }
    }
  }

  /** The objects, in the order in which they were met. */
  List<TrailObject> objects() {
    return Collections.unmodifiableList(objects);
  }

  /** Their bytes as stored. */
  long bytes() {
    return bytes;
  }

  /** How many folders and objects were left out by their names. */
  long pruned() {
    return pruned;
  }

  /** How many folders and objects were passed over since their names begin with a dot. */
  long hidden() {
    return hidden;
  }
}
