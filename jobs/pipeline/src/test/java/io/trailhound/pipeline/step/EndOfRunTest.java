package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.fixture.Records;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

/** Every subtask must hear of the end of a run. */
class EndOfRunTest {
  @Test
  void everyKeyGroupIsTold() {
    Set<Integer> keyGroups = new HashSet<>();
    EndOfRun.tell(
        ReplayJob.MAX_PARALLELISM,
        77,
        element -> {
          assertThat(EndOfRun.isOne(element)).isTrue();
          assertThat(element.input().input().time()).isEqualTo(77);
          keyGroups.add(
              KeyGroupRangeAssignment.assignToKeyGroup(element.key(), ReplayJob.MAX_PARALLELISM));
        });
    assertThat(keyGroups).hasSize(ReplayJob.MAX_PARALLELISM);
  }

  @Test
  void itIsNoInput() throws Exception {
    try (CorrelateHarness step = CorrelateHarness.empty()) {
      step.add(Records.event(1));
      EndOfRun.tell(ReplayJob.MAX_PARALLELISM, 77, step::add);
      step.add(Records.event(2));
      step.add(Records.event(3));
      assertThat(step.alerts()).hasSize(1);
      step.watermark(Long.MAX_VALUE);
      assertThat(step.remembered()).isZero();
    }
  }
}
