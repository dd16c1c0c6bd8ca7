package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.AlertSerializer;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Tally;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Each version of an alert is judged for itself. */
class SuppressStepTest {
  private static final List<RuleText> LIST =
      List.of(new RuleText("list.yml", "match: {user.name: bob}\nreason: 'Bob''s \"job\"'"));

  private static Alert alert(String id, long revision, String user) {
    String document = "{\"user\":{\"name\":\"" + user + "\"}}";
    return new Alert(
        id, 1_000, revision, "rule-1", "high", document.getBytes(StandardCharsets.UTF_8));
  }

  private static OneInputStreamOperatorTestHarness<Alert, Alert> harness(List<RuleText> lists)
      throws Exception {
    OneInputStreamOperatorTestHarness<Alert, Alert> harness =
        new OneInputStreamOperatorTestHarness<>(
            new SuppressStep.Operator(RulesVersion.first(List.of(), lists)),
            ReplayJob.MAX_PARALLELISM,
            1,
            0);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(new AlertSerializer());
    harness.open();
    return harness;
  }

  private static String text(Alert alert) {
    String document = new String(alert.document(), StandardCharsets.UTF_8);
    return alert.id() + " " + alert.revision() + " " + document;
  }

  @Test
  void aSuppressedVersionIsKeptAsideAndWithdrawsWhatWasTold() throws Exception {
    try (OneInputStreamOperatorTestHarness<Alert, Alert> step = harness(LIST)) {
      step.processElement(new StreamRecord<>(alert("a", 0, "eve")));
      step.processElement(new StreamRecord<>(alert("a", 1, "bob")));
      step.processElement(new StreamRecord<>(Alert.withdrawal("a", 2, "rule-1")));
      assertThat(step.extractOutputValues())
          .extracting(SuppressStepTest::text)
          .containsExactly("a 0 {\"user\":{\"name\":\"eve\"}}", "a 1 ", "a 2 ");
      assertThat(step.getSideOutput(SuppressStep.SUPPRESSED))
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.getValue().severity()).isEqualTo("high");
                assertThat(kept.getValue().time()).isEqualTo(1_000);
                assertThat(text(kept.getValue()))
                    .isEqualTo(
                        "a 1 {\"suppression\":{\"entry\":1,\"file\":\"list.yml\",\"line\":1,"
                            + "\"reason\":\"Bob's \\\"job\\\"\"},"
                            + "\"alert\":{\"user\":{\"name\":\"bob\"}}}");
              });
      step.getOperator().finish();
      assertThat(step.getSideOutput(CountingOperator.TALLIES))
          .extracting(StreamRecord::getValue)
          .containsExactly(new Tally(Counts.SUPPRESSED_VERSIONS, 1));
    }
  }

  @Test
  void withoutListsEveryVersionPasses() throws Exception {
    try (OneInputStreamOperatorTestHarness<Alert, Alert> step = harness(List.of())) {
      step.processElement(new StreamRecord<>(alert("a", 0, "bob")));
      assertThat(step.extractOutputValues()).hasSize(1);
      assertThat(step.getSideOutput(SuppressStep.SUPPRESSED)).isNullOrEmpty();
    }
  }
}
