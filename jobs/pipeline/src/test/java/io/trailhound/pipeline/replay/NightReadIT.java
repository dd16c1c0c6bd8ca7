package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.generate.history.Partner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One address, one hour in the small hours, thousands of times the bytes: it is told with its
 * numbers, the same whatever the parallelism, the order of the files and the copies in them.
 */
class NightReadIT {
  private static final String RULE = "Much more read from S3 outside working hours, by address";

  @TempDir Path temp;

  @Test
  void theNightIsToldWithItsNumbers() throws Exception {
    TrailOptions options = TrailOptions.story().withEvents(2_000).withDuplicates(0);
    Path trail = Trails.write(options, temp.resolve("trail"));
    RunOutput alone = replay(trail, "one", 1);
    JsonNode alert = only(alone);
    assertThat(alert.at("/@timestamp").asText()).isEqualTo("2026-03-06T03:30:23.000Z");
    assertThat(alert.at("/trailhound/alert/reason").asText())
        .startsWith(
            "2026-03-06 03:00-04:00 UTC: a sum of additionalEventData.bytesTransferredOut of 462 MB"
                + " in records of \"Object read\", normally 102 kB at this hour of the week (8"
                + " samples): 4500 times as much for sourceIPAddress 203.0.113.25");
    JsonNode found = alert.at("/trailhound/baseline");
    assertThat(found.path("value").asLong()).isEqualTo(461_810_780);
    assertThat(found.path("normal").asLong()).isEqualTo(102_100);
    assertThat(found.path("limit").asLong()).isEqualTo(250_100_000);
    assertThat(found.path("records").asLong()).isEqualTo(57);
    assertThat(found.path("samples").asLong()).isEqualTo(8);
    assertThat(found.path("level").asText()).isEqualTo("hour_of_week");
    assertThat(replay(trail, "two", 2).alertsText()).isEqualTo(alone.alertsText());
    assertThat(replay(trail, "four", 4).alertsText()).isEqualTo(alone.alertsText());

    Path copies = Trails.write(options.withDuplicates(0.5), temp.resolve("copies"));
    Path shuffled = Trails.shuffle(copies, temp.resolve("shuffled"), 5);
    for (int parallelism : new int[] {1, 2, 4}) {
      RunOutput out = replay(shuffled, "shuffled-" + parallelism, parallelism);
      assertThat(out.summary().at("/records/duplicate").asLong()).isGreaterThan(1_000);
      assertThat(withoutPlaces(only(out))).isEqualTo(withoutPlaces(alert));
    }
  }

  /** The one alert of the rule; no other rule names the address. */
  private static JsonNode only(RunOutput out) {
    List<JsonNode> alerts =
        out.alerts().stream().filter(one -> one.toString().contains(Partner.ADDRESS)).toList();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).at("/rule/name").asText()).isEqualTo(RULE);
    return alerts.get(0);
  }

  private static String withoutPlaces(JsonNode alert) {
    return RunOutput.withoutPlaces(alert.toString());
  }

  private RunOutput replay(Path input, String name, int parallelism) {
    return RunOutput.replay(input, temp.resolve("out-" + name), parallelism);
  }
}
