package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.activity.ActivityLines;
import io.trailhound.detection.activity.Counts;
import io.trailhound.detection.activity.Dimension;
import io.trailhound.detection.activity.ValueCounts;
import io.trailhound.detection.activity.WindowKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityWriterTest {
  private static final long TIME = Instant.parse("2026-03-02T08:17:31Z").toEpochMilli();
  private static final Counts COUNTS = new Counts(12, 1, 2048, 1024, 512, new long[] {3, 4});

  private static List<ActivityDocument> write(
      Dimension dimension, String value, ActivityLines.@Nullable Other other) {
    long key = WindowKey.of(WindowKey.window(TIME), dimension);
    List<ValueCounts> top = List.of(new ValueCounts(value, 7, COUNTS));
    return new ActivityWriter().write(key, new ActivityLines(top, other));
  }

  private static String text(ActivityDocument document) {
    return new String(document.document(), StandardCharsets.UTF_8);
  }

  @Test
  void saysWhatWasCounted() {
    ActivityDocument document = write(Dimension.ADDRESS, "203.0.113.7", null).get(0);
    assertThat(text(document))
        .isEqualTo(
            "{\"@timestamp\":\"2026-03-02T08:15:00.000Z\",\"ecs\":{\"version\":\"8.11.0\"},"
                + "\"event\":{\"kind\":\"metric\",\"module\":\"trailhound\","
                + "\"dataset\":\"trailhound.activity\"},"
                + "\"trailhound\":{\"activity\":{\"window\":\"5m\",\"dimension\":\"source.address\","
                + "\"value\":\"203.0.113.7\",\"events\":12,\"errors\":1,\"bytes\":2048,"
                + "\"bytes_in\":1024,\"bytes_out\":512,\"actions\":2}},"
                + "\"source\":{\"address\":\"203.0.113.7\",\"ip\":\"203.0.113.7\"}}");
    assertThat(document.time()).isEqualTo(Instant.parse("2026-03-02T08:15:00Z").toEpochMilli());
    assertThat(document.id()).matches("[0-9a-f]{32}");
  }

  @Test
  void tellsTheLineOfAllOthersFromAValueOfThatName() {
    ActivityLines.Other other = new ActivityLines.Other(COUNTS, 5, true);
    List<ActivityDocument> lines = write(Dimension.PRINCIPAL, "other", other);
    assertThat(text(lines.get(0)))
        .contains("\"value\":\"other\"", "\"identity\":{\"key\":\"other\"}")
        .doesNotContain("\"other\":true");
    assertThat(text(lines.get(1)))
        .contains("\"other\":true,\"values\":5,\"more_values\":true,\"events\":12")
        .doesNotContain("\"value\":", "\"identity\"");
    assertThat(lines.get(0).id()).isNotEqualTo(lines.get(1).id());
    assertThat(lines.get(0).rank()).isLessThan(lines.get(1).rank());
  }

  @Test
  void theLineOfEverythingHasNoValue() {
    assertThat(text(write(Dimension.ALL, "", null).get(0)))
        .contains("\"dimension\":\"all\",\"events\":12")
        .doesNotContain("\"value\"", "\"all\":");
  }

  @Test
  void aValueStaysText() {
    String hostile = "a\"},{\n\t\u0000\u2028";
    ActivityDocument document = write(Dimension.ADDRESS, hostile, null).get(0);
    assertThat(text(document)).doesNotContain("\n", "\t").contains("a\\\"},{\\n\\t\\u0000");
    assertThat(text(document)).doesNotContain("\"ip\"");
  }
}
