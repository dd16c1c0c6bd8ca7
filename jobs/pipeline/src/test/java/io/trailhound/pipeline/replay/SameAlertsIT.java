package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.generate.TrailOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same records give the same alerts, whatever the parallelism and the order. */
class SameAlertsIT {
  @TempDir Path temp;

  @Test
  void sameAlertsAtAnyParallelismInAnyOrderOfFiles() throws Exception {
    Path trail =
        Trails.write(
            TrailOptions.story().withSeed(3).withEvents(3_000).withDuplicates(0.3),
            temp.resolve("trail"));
    String alone = replay(trail, "one", 1);
    assertThat(alone.lines().count()).isGreaterThan(50);
    assertThat(replay(trail, "two", 2)).isEqualTo(alone);
    assertThat(replay(trail, "four", 4)).isEqualTo(alone);

    // Names that tell neither order nor time: the reading order is that of the names.
    Path shuffled = Trails.shuffle(trail, temp.resolve("shuffled"), 11);
    String anyOrder = replay(shuffled, "shuffled-one", 1);
    assertThat(replay(shuffled, "shuffled-two", 2)).isEqualTo(anyOrder);
    assertThat(replay(shuffled, "shuffled-four", 4)).isEqualTo(anyOrder);

    // Another shuffle reads in another order; only the names in the evidence differ.
    Path again = Trails.shuffle(trail, temp.resolve("again"), 12);
    assertThat(RunOutput.withoutPlaces(replay(again, "again-two", 2)))
        .isEqualTo(RunOutput.withoutPlaces(anyOrder));
    assertThat(RunOutput.withoutPlaces(anyOrder)).isEqualTo(RunOutput.withoutPlaces(alone));
  }

  private String replay(Path input, String name, int parallelism) {
    RunOutput output = RunOutput.replay(input, temp.resolve("out-" + name), parallelism);
    return output.alertsText() + output.activityText();
  }
}
