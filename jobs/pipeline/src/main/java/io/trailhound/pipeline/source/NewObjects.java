package io.trailhound.pipeline.source;

import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.pipeline.config.TrailFilter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * Which objects below some prefixes were not read yet. Only the folders of the last days are
 * listed, as CloudTrail dates them, and only the names of these are remembered: state does not grow
 * with the age of the trail. Objects that are named otherwise are all listed and remembered.
 *
 * <p>After an interruption listing begins where it had come to, however long ago that was.
 */
final class NewObjects {
  private final long start;
  private final Duration back;
  private final Set<Path> seen;
  private long latest;

  /**
   * Begins, or goes on.
   *
   * @param start objects delivered before this time are never read, in milliseconds since 1970
   * @param back how long after its delivery time an object may still appear
   * @param seen those that were read, of earlier listings
   */
  NewObjects(long start, Duration back, Collection<Path> seen) {
    this.start = start;
    this.back = back;
    this.seen = new LinkedHashSet<>(seen);
    this.latest = seen.stream().mapToLong(NewObjects::delivered).max().orElse(start);
  }

  /** The delivery time from which on objects are listed. */
  synchronized long horizon() {
    long from = latest - back.toMillis();
    return Math.max(start, from > latest ? Long.MIN_VALUE : from);
  }

  /** Lists what is below some prefixes from a delivery time on; asks the storage. */
  static List<TrailObject> list(List<Path> prefixes, long horizon) throws IOException {
    KeyPruning pruning = pruning(horizon);
    List<TrailObject> found = new ArrayList<>();
    for (Path prefix : prefixes) {
      TrailObject object = TrailObject.of(prefix);
      if (object.folder()) {
        add(object, pruning, found);
      }
    }
    return found;
  }

  private static void add(TrailObject folder, KeyPruning pruning, List<TrailObject> found)
      throws IOException {
    for (TrailObject child : folder.children()) {
      String path = child.path().getPath();
      if (child.name().startsWith(".") || child.path().equals(folder.path())) {
        continue;
      }
      if (child.folder() && pruning.mayHold(path)) {
        add(child, pruning, found);
      } else if (!child.folder() && pruning.mayHoldRecords(path)) {
        found.add(child);
      }
    }
  }

  /** Those of a listing that were not read yet; they count as read from now on. */
  synchronized List<TrailObject> take(List<TrailObject> listed) {
    List<TrailObject> fresh = new ArrayList<>();
    for (TrailObject object : listed) {
      if (seen.add(object.path())) {
        fresh.add(object);
        latest = Math.max(latest, delivered(object.path()));
      }
    }
    KeyPruning pruning = pruning(horizon());
    seen.removeIf(path -> !pruning.mayHoldRecords(path.getPath()));
    return fresh;
  }

  /** The objects that were read and may be listed again. */
  synchronized List<Path> seen() {
    return List.copyOf(seen);
  }

  private static KeyPruning pruning(long horizon) {
    return new KeyPruning(
        new TrailFilter(horizon, Long.MAX_VALUE, List.of(), List.of(), List.of()));
  }

  private static long delivered(Path path) {
    ObjectNames.Name name = ObjectNames.parse(path.getPath());
    return name == null ? Long.MIN_VALUE : name.delivered();
  }
}
