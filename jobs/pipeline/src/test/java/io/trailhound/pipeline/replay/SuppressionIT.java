package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.testing.Trailhound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a suppression list leaves out is what would have been told, and nothing else changes. */
class SuppressionIT {
  @TempDir Path temp;

  @Test
  void everyAlertIsToldOrKeptAside() throws Exception {
    Path trail =
        Trails.write(
            TrailOptions.story().withSeed(5).withEvents(2_000).withDuplicates(0.3),
            temp.resolve("trail"));
    RunOutput all = replay(trail, "all", 1);
    assertThat(temp.resolve("out-all/suppressed.ndjson")).doesNotExist();
    assertThat(all.summary().at("/alerts/suppressed").asLong(-1)).isZero();
    JsonNode event = first(all, "sigma");
    JsonNode correlation = first(all, "correlation");

    Path list =
        Files.writeString(
            temp.resolve("list.yml"),
            """
            - rule: %s
              match: {user.name: "%s"}
              reason: Known <script>work</script>
              owner: Team A
            - rule: %s
              reason: All of these
            - rule: %s
              until: %s
              reason: Never, since it ends before
            - rule: no such rule
              reason: Not loaded
            """
                .formatted(
                    event.at("/rule/id").asText(),
                    event.at("/user/name").asText(),
                    correlation.at("/rule/id").asText(),
                    event.at("/rule/id").asText(),
                    "2020-01-01"));
    Path config = Files.writeString(temp.resolve("run.yml"), "suppressions: " + list + "\n");
    RunOutput some = replay(trail, "some", 3, "--config", config.toString());

    List<String> told = some.alertsText().lines().toList();
    List<String> kept = new ArrayList<>();
    Set<String> reasons = new HashSet<>();
    for (JsonNode line : some.suppressed()) {
      kept.add(line.path("alert").toString());
      reasons.add(line.at("/suppression/reason").asText());
    }
    assertThat(reasons).containsExactlyInAnyOrder("Known <script>work</script>", "All of these");
    List<String> together = new ArrayList<>(told);
    together.addAll(kept);
    assertThat(together).containsExactlyInAnyOrderElementsOf(all.alertsText().lines().toList());
    assertThat(some.alerts())
        .noneMatch(alert -> alert.at("/rule/id").equals(correlation.at("/rule/id")));

    JsonNode summary = some.summary();
    assertThat(summary.at("/alerts/total").asInt()).isEqualTo(told.size());
    assertThat(summary.at("/alerts/suppressed").asInt()).isEqualTo(kept.size());
    JsonNode entries = summary.at("/suppressions/entries");
    assertThat(entries).hasSize(3);
    assertThat(entries.at("/0/alerts").asInt() + entries.at("/1/alerts").asInt())
        .isEqualTo(kept.size());
    assertThat(entries.at("/2/alerts").asInt(-1)).isZero();
    assertThat(summary.at("/suppressions/problems/0/line").asInt()).isEqualTo(10);
    String report = Files.readString(temp.resolve("out-some/report.html"));
    assertThat(report)
        .contains("suppressed on purpose", "Known &lt;script&gt;work", "Team A")
        .doesNotContain("<script");

    Trailhound.Result strict =
        Trailhound.run(
            "replay",
            "--strict",
            "--suppressions=" + list,
            "--input=" + trail,
            "--out=" + temp.resolve("out-strict"));
    assertThat(strict.status()).isEqualTo(2);
    assertThat(strict.out()).contains("list.yml:10:9: no rule has the id, name or title");
    assertThat(temp.resolve("out-strict")).doesNotExist();
  }

  private static JsonNode first(RunOutput run, String kind) {
    return run.alerts().stream()
        .filter(alert -> alert.at("/trailhound/alert/kind").asText().equals(kind))
        .filter(alert -> kind.equals("correlation") || alert.at("/user/name").isTextual())
        .findFirst()
        .orElseThrow();
  }

  private RunOutput replay(Path input, String name, int parallelism, String... options) {
    return RunOutput.replay(input, temp.resolve("out-" + name), parallelism, options);
  }
}
