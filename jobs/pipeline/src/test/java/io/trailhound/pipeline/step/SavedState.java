package io.trailhound.pipeline.step;

import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/**
 * Writes {@code src/test/resources/state/dedup-v1.snapshot}. Run once, when the form of the state
 * was new; a later form is another file, and this one must still load.
 */
final class SavedState {
  private SavedState() {}

  /** The first copies that were seen. */
  static Event[] events() {
    String json = Records.json(3);
    return new Event[] {
      Records.event(Records.json(1), "AWSLogs/m.json.gz", 10),
      Records.event(Records.json(2), "AWSLogs/m.json.gz", 11),
      Records.event(json, "AWSLogs/m.json.gz", 12),
      Records.event(json.replace("GetObject", "PutObject"), "AWSLogs/m.json.gz", 13),
    };
  }

  /** Writes the file. */
  public static void main(String[] args) throws Exception {
    try (DedupHarness dedup = DedupHarness.empty()) {
      dedup.add(events());
      dedup.add(Records.event(Records.json(2), "AWSLogs/k.json.gz", 4));
      OperatorSnapshotUtil.writeStateHandle(dedup.snapshot(), args[0]);
    }
  }
}
