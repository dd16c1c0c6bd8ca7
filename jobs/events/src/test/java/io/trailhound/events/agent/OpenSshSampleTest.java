package io.trailhound.events.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real log of OpenSSH, where there is one beside the project. */
class OpenSshSampleTest {
  private static final Path LOG = Path.of("../../../shared/data/agentlogs/OpenSSH_first500.log");

  @Test
  void everyLineIsUnderstood() throws Exception {
    assumeTrue(Files.exists(LOG), () -> "the real log " + LOG.toAbsolutePath() + " is not here");
    List<Event> events = Samples.decode("OpenSSH.log", Files.readAllLines(LOG));
    assertThat(events).hasSize(500);
    for (Event event : events) {
      String json = Samples.json(event);
      assertThat(event.dataset()).as(json).isEqualTo(Dataset.SSHD);
      assertThat(json).contains("\"event\":{\"action\":\"").doesNotContain("\"ssh_message\"");
      if (json.contains(" from ") || json.contains("rhost=")) {
        assertThat(json).contains("\"source\":{");
      }
      if (json.contains(" port ")) {
        assertThat(json).contains("\"port\":");
      }
      if (json.contains("ailed password") || json.contains("Accepted")) {
        assertThat(json).contains("\"user\":{\"name\":").contains("\"outcome\":");
      }
    }
  }
}
