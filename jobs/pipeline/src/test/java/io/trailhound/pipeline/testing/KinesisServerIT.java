package io.trailhound.pipeline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.testing.KinesisServer.Put;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KinesisServerIT {
  @Test
  void takesRecordsThroughASplitAndAMerge() {
    try (KinesisServer server = KinesisServer.open("kinesis-smoke")) {
      server.createStream("trail", 2);
      assertThat(shards(server)).hasSize(2);
      server.split("trail");
      Set<String> split = shards(server);
      assertThat(split).hasSize(3);
      server.merge("trail");
      Set<String> merged = shards(server);
      assertThat(merged).hasSize(2).doesNotContainAnyElementsOf(Set.of("shardId-000000000001"));
      assertThat(split).isNotEqualTo(merged);
    }
  }

  private static Set<String> shards(KinesisServer server) {
    List<Put> puts = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      puts.add(new Put("key-" + i, ("record " + i).getBytes(UTF_8)));
    }
    List<String> places = server.put("trail", puts);
    assertThat(places).hasSize(600).doesNotHaveDuplicates();
    Set<String> shards = new HashSet<>();
    places.forEach(place -> shards.add(place.substring(0, place.indexOf('/'))));
    return shards;
  }
}
