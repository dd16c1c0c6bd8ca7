package io.trailhound.pipeline.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.activity.ActivityLines;
import io.trailhound.detection.activity.Counts;
import io.trailhound.detection.activity.Dimension;
import io.trailhound.detection.activity.ValueCounts;
import io.trailhound.detection.activity.WindowKey;
import io.trailhound.detection.alert.ActivityWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The template is closed: what it does not have cannot be searched. */
class ActivityTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode mappings() throws IOException {
    String resource = "/elasticsearch/" + ElasticsearchOptions.DEFAULT_ACTIVITY_INDEX + ".json";
    try (InputStream in = ActivityTemplateTest.class.getResourceAsStream(resource)) {
      return JSON.readTree(Objects.requireNonNull(in)).at("/template/mappings");
    }
  }

  @Test
  void hasEveryFieldOfADocument() throws IOException {
    Counts counts = new Counts(1, 1, 1, 1, 1, new long[201]);
    ActivityLines.Other other = new ActivityLines.Other(counts, 2, true);
    for (Dimension dimension : Dimension.values()) {
      ValueCounts value = ValueCounts.of("203.0.113.7", counts);
      List<ActivityDocument> lines =
          new ActivityWriter()
              .write(WindowKey.of(7, dimension), new ActivityLines(List.of(value), other));
      for (ActivityDocument line : lines) {
        byte[] sent = new Delivery(1, 2).mark(line.document(), 3);
        assertMapped(JSON.readTree(sent), mappings());
      }
    }
  }

  private static void assertMapped(JsonNode document, JsonNode mapping) {
    for (Map.Entry<String, JsonNode> field : document.properties()) {
      JsonNode mapped = mapping;
      for (String name : field.getKey().split("\\.", -1)) {
        mapped = mapped.path("properties").path(name);
      }
      assertThat(mapped.isObject()).as(field.getKey()).isTrue();
      if (field.getValue().isObject()) {
        assertMapped(field.getValue(), mapped);
      } else {
        assertThat(mapped.path("type").asText()).as(field.getKey()).isNotEmpty();
      }
    }
  }
}
