package io.trailhound.detection.activity;

import io.trailhound.events.json.Hashing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What was told of a window and dimension, so that only what is new is told again.
 *
 * @param revision of the last version of any line
 * @param hashes of the documents that stand, by id
 */
public record Told(long revision, Map<String, Long> hashes) {
  /** Nothing. */
  public static final Told NOTHING = new Told(0, Map.of());

  /**
   * Tells what is new: documents that were not told or were told otherwise, and takes back those
   * that are not among the lines any more.
   *
   * @param time the start of the window
   * @param lines what is to stand
   * @return what was told then; this, when nothing is new
   */
  public Told tell(long time, List<ActivityDocument> lines, Consumer<ActivityDocument> out) {
    Map<String, Long> now = new TreeMap<>();
    for (ActivityDocument line : lines) {
      now.put(line.id(), Hashing.bytes(line.document(), 0, line.document().length));
    }
    if (now.equals(hashes)) {
      return this;
    }
    long next = revision + 1;
    for (ActivityDocument line : lines) {
      if (!Objects.equals(now.get(line.id()), hashes.get(line.id()))) {
        out.accept(line.as(next));
      }
    }
    for (String id : hashes.keySet()) {
      if (!now.containsKey(id)) {
        out.accept(ActivityDocument.withdrawal(id, time, next));
      }
    }
    return new Told(next, now);
  }
}
