package io.trailhound.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.bench.trail.Trail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Report REPORT = report();

  private static Report report() {
    List<Cost> yardstick = List.of(new Cost(1, 1));
    Trail trail =
        new Trail(Path.of("trail"), List.of(Path.of("a.json.gz")), 1_000, 0, 500_000_000, 50_000);
    return new Report(
        new Machine(2, "17", "Linux", 1 << 30, 0.5, 1.5),
        trail,
        1,
        List.of(
            new Line("tokenise", 1_000, 500_000_000, yardstick, yardstick, "9 tokens"),
            new Line("decode", 1_000, 500_000_000, List.of(new Cost(2, 2.5)), yardstick, ""),
            new Line("start", 1, 1_000, List.of(new Cost(3, 4)), List.of(), "3.0 s")),
        List.of(new Aim("decode, share of the limit", 0.4, 0.5, true)));
  }

  @Test
  void columnsAreAligned() {
    assertThat(Table.of(REPORT))
        .contains(
            """
            stage     events/s   MB/s  MB/s per core  of limit  spread
            tokenise     1,000  500.0          500.0      1.00     0 %  9 tokens
            decode         500  250.0          200.0      0.40     0 %
            start                                                  0 %  3.0 s
            """);
  }

  @Test
  void aimsSayWhetherTheyAreReached() {
    assertThat(Table.of(REPORT))
        .contains("missed   decode, share of the limit: 0.40 (aim: at least 0.50)");
  }

  @Test
  void theDocumentHasEveryRound() {
    JsonNode decode = JsonReport.document(REPORT).path("stages").path(1);

    assertThat(decode.path("share_of_limit").asDouble()).isEqualTo(0.4);
    assertThat(decode.path("rounds").path(0).path("cpu_seconds").asDouble()).isEqualTo(2.5);
    assertThat(JsonReport.document(REPORT).path("stages").path(2).has("share_of_limit")).isFalse();
  }
}
