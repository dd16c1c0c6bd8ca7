package io.trailhound.pipeline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkClusterIT {
  @Test
  void losesAndGetsBackTaskManagersAndItsJobManager() {
    try (FlinkCluster cluster = FlinkCluster.open("flink-smoke", 2, Map.of())) {
      cluster.waitForSlots(4);

      cluster.killTaskManager(0);
      cluster.waitForSlots(2);

      cluster.addTaskManager();
      cluster.waitForSlots(4);

      cluster.killJobManager();
      cluster.startJobManager();
      cluster.waitForSlots(4);
      assertThat(cluster.get("/jobs/overview").path("jobs")).isEmpty();
    }
  }

  @Test
  void saysWhyAJarDoesNotRun() {
    try (FlinkCluster cluster = FlinkCluster.open("flink-no-jar", 0, Map.of())) {
      FlinkSubmission.Result run =
          cluster.run(Duration.ofMinutes(1), Path.of("no-such.jar"), List.of("replay"));
      assertThat(run.status()).isNotZero();
      assertThat(run.output()).contains("JAR file does not exist: no-such.jar");
    }
  }
}
