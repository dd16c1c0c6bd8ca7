package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivitySectionTest {
  private static final Instant START = Instant.parse("2024-05-14T06:10:00Z");

  private static JsonNode line(long window, String dimension, String value, long events) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("@timestamp", START.plusSeconds(300 * window).toString());
    ObjectNode activity = line.putObject("trailhound").putObject("activity");
    activity.put("dimension", dimension);
    if (!value.isEmpty()) {
      activity.put("value", value);
    }
    activity.put("events", events).put("errors", events / 4).put("bytes", events * 1000);
    return line;
  }

  private static String page(List<JsonNode> activity) {
    return Samples.page(ReportOptions.defaults(), Samples.summary(0), List.of(), activity);
  }

  @Test
  void showsEventsAndErrorsOverTimeAndTheFirstValues() {
    List<JsonNode> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.add(line(i, "all", "", 40));
      lines.add(line(i, "source.address", "203.0.113.7", 30));
      lines.add(line(i, "source.address", "198.51.100.23", i));
      lines.add(line(i, "source.address", "", 10 - i));
      lines.add(line(i, "cloud.service.name", "s3", 40));
    }
    Dom page = Dom.parse(page(lines));
    String section = page.text("//section[@id='activity']");
    assertThat(section).contains("400 events, 100 errors", "400.0 kB (400,000 bytes)");
    assertThat(page.all("//section[@id='activity']//figure")).hasSize(1);
    assertThat(page.all("//section[@id='activity']//rect[@class='events']")).hasSize(10);
    assertThat(page.texts("//section[@id='activity']//rect/title"))
        .contains("40 events, 10 errors, 2024-05-14 06:15:00 to 2024-05-14 06:20:00 UTC");
    assertThat(page.texts("//section[@id='activity']//tbody/tr/td[1]"))
        .containsExactly("203.0.113.7", "198.51.100.23", "s3");
    assertThat(page.texts("//section[@id='activity']//tbody/tr[1]/td[2]"))
        .containsExactly("300", "400");
  }

  @Test
  void isOfBoundedSizeWhateverTheInput() {
    List<JsonNode> few = new ArrayList<>();
    List<JsonNode> many = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      JsonNode all = line(i * 7L, "all", "", 5);
      JsonNode value = line(i * 7L, "source.address", "host-" + i + ".example.com", i % 50);
      if (i < 300) {
        few.add(all);
        few.add(value);
      }
      many.add(all);
      many.add(value);
      many.add(line(i * 7L, "source.address", "busy.example.com", 3));
    }
    String page = page(many);
    assertThat(page.length()).isLessThan(2 * page(few).length());
    Dom dom = Dom.parse(page);
    assertThat(dom.all("//section[@id='activity']//rect").size())
        .isLessThanOrEqualTo(2 * ActivityBins.BINS);
    assertThat(dom.all("//section[@id='activity']//tbody/tr")).hasSize(ActivitySection.ROWS);
    assertThat(dom.text("//section[@id='activity']//tbody/tr[1]"))
        .contains("busy.example.com", "180,000");
    assertThat(dom.text("//section[@id='activity']")).contains("300,000 events");
  }

  @Test
  void whatStandsInALineStaysText() {
    String hostile = "<script>alert(1)</script>\u202E\"'";
    List<JsonNode> lines = new ArrayList<>();
    lines.add(line(0, "all", "", 4));
    lines.add(line(0, "source.address", hostile, 4));
    lines.add(line(0, hostile, hostile, 4));
    lines.add(MissingNode.getInstance());
    lines.add(Samples.json("{'trailhound': {'activity': {'dimension': 'all', 'events': -5}}}"));
    lines.add(Samples.json("{'trailhound': 7, '@timestamp': []}"));
    String page = page(lines);
    assertThat(page).doesNotContain("<script", "\u202E");
    assertThat(Dom.parse(page).texts("//section[@id='activity']//tbody/tr/td[1]"))
        .containsExactly("<script>alert(1)</script>\\u{202E}\"'");
  }

  @Test
  void saysThatNothingWasCounted() {
    Dom page = Dom.parse(page(List.of()));
    assertThat(page.text("//section[@id='activity']")).contains("No activity was counted.");
    assertThat(page.all("//svg")).isEmpty();
  }
}
