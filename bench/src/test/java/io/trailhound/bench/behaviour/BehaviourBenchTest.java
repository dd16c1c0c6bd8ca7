package io.trailhound.bench.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.habits.AnomalyKind;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehaviourBenchTest {
  private static final String RULES =
      """
      title: Any call
      name: any_call
      id: 5a3c2b1e-0000-4000-8000-000000000001
      level: low
      logsource: {product: aws, service: cloudtrail}
      detection: {s: {eventName|exists: true}, condition: s}
      ---
      title: Much more calls than usual
      id: 5a3c2b1e-0000-4000-8000-000000000002
      level: medium
      correlation:
        type: baseline
        rules: any_call
        group-by: [trailhound.identity.key]
        timespan: 1h
        measure: {function: count}
        condition: {times: 4, increase: 100, samples: 3, active: 2}
      """;

  private final Path folder;

  BehaviourBenchTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void rulesAreHeldAgainstTheTruth() throws Exception {
    HabitTrail trail =
        new HabitTrail(HabitOptions.DEFAULT.withWeeks(3).withPrincipals(80).withAnomalies(12));
    Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
    Surroundings surroundings = Surroundings.of(trail, folder, List.of(rules));
    assertThat(surroundings.rules().problems()).isEmpty();
    BehaviourReport report = new BehaviourBench(trail, surroundings, step -> {}).run(500);
    assertThat(report.records()).isGreaterThan(50_000);
    assertThat(report.rules()).isEqualTo(1);
    Score score = report.scores().get(0);
    assertThat(score.found()).anyMatch(a -> a.kind() == AnomalyKind.EVENTS_OF_PRINCIPAL);
    assertThat(score.missed()).anyMatch(a -> a.kind() == AnomalyKind.SILENT_TRAIL);
    assertThat(score.found().size() + score.missed().size()).isEqualTo(12);
    assertThat(report.state().total().groups()).isGreaterThan(40);
    Flood flood = Objects.requireNonNull(report.flood());
    assertThat(flood.state().total().groups()).isEqualTo(500);
    assertThat(flood.later().total().groups()).isZero();
    assertThat(BehaviourTable.of(report))
        .contains("events_of_principal", "Much more calls than usual", "missed: {\"kind\"");
    JsonNode json = BehaviourJson.document(report);
    assertThat(json.at("/detectors/0/kinds/silent_trail/recall").asDouble()).isZero();
    assertThat(json.at("/detectors/0/missed").size()).isEqualTo(score.missed().size());
    assertThat(json.at("/trail/records").asLong()).isEqualTo(report.records());
  }
}
