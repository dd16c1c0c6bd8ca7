package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.run.Counts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;

/** State lives for years: what an earlier version saved must load. */
class SavedStateTest {
  @Test
  void stateOfTheFirstFormIsUnderstood() throws Exception {
    try (DedupHarness dedup = DedupHarness.restored(saved("dedup-v1.snapshot"), 1, 1, 0)) {
      dedup.add(SavedState.events());
      assertThat(dedup.out()).as("copies of what was seen before").isEmpty();
      dedup.add(Records.event(Records.json(2), "AWSLogs/a.json.gz", 0));
      assertThat(dedup.out()).containsExactly("AWSLogs/a.json.gz/0 2");
      dedup.add(Records.event(Records.json(4), "AWSLogs/z.json.gz", 0));
      assertThat(dedup.out()).containsExactly("AWSLogs/z.json.gz/0 0");
      dedup.watermark(Long.MAX_VALUE);
      assertThat(dedup.remembered()).isZero();
      assertThat(dedup.end())
          .isEqualTo(Map.of(Counts.RECORDS_DUPLICATE, 6L, Counts.RECORDS_CONFLICTING, 1L));
    }
  }

  private static OperatorSubtaskState saved(String name) throws Exception {
    Path file =
        Path.of(Objects.requireNonNull(SavedStateTest.class.getResource("/state/" + name)).toURI());
    return OperatorSnapshotUtil.readStateHandle(file.toString());
  }
}
