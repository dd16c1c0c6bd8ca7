package io.trailhound.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the scanner has rules of its own. */
class JsonScannerLimitsTest {
  private final JsonScanner scanner = new JsonScanner(Plans.NESTED);

  private JsonScanner.Result scan(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return scanner.scan(bytes, 0, bytes.length, true);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void depthIsBounded() {
    assertThat(scan(nested(JsonScanner.MAX_DEPTH))).isEqualTo(JsonScanner.Result.VALUE);
    assertThat(scan(nested(JsonScanner.MAX_DEPTH + 1))).isEqualTo(JsonScanner.Result.INVALID);
    assertThat(scanner.error()).isEqualTo("nested deeper than 512 containers");
    assertThat(scanner.errorAt()).isEqualTo(512);
    assertThat(scan("{\"a\":".repeat(100_000))).isEqualTo(JsonScanner.Result.INVALID);
    assertThat(scanner.errorAt()).isEqualTo(512 * 5);
  }

  @Test
  void depthIsCountedAnewAfterAFailure() {
    assertThat(scan(nested(600))).isEqualTo(JsonScanner.Result.INVALID);
    assertThat(scan(nested(500))).isEqualTo(JsonScanner.Result.VALUE);
  }

  /** RFC 8259 allows them, and Java's UTF-8 encoder has no other way. */
  @Test
  void aSurrogateAloneReadsAsAQuestionMark() {
    assertThat(Scanned.of(Plans.NESTED, "{\"b\":\"x\\ud800y\",\"a\":\"\\udc00\\ud800\"}").values())
        .containsEntry("b", List.of("\"x?y\""))
        .containsEntry("a", List.of("\"??\""));
  }

  @Test
  void theLastOfRepeatedKeysCounts() {
    Scanned scanned =
        Scanned.of(
            Plans.NESTED,
            "{\"a\":{\"b\":1,\"b\":[2,3]},\"b\":9,\"a\":{\"b\":{\"c\":4}},\"b\":[],\"\\u0062\":7}");
    assertThat(scanned.values())
        .isEqualTo(Scanned.of(Plans.NESTED, "{\"a\":{\"b\":{\"c\":4}},\"b\":7}").values());
  }

  @Test
  void aRepeatedKeyTakesNothingFromItsNeighbours() {
    assertThat(Scanned.of(Plans.NESTED, "{\"a\":1,\"a.b\":2,\"a\":3}").values())
        .containsEntry("a", List.of("number 3"))
        .containsEntry("a.b", List.of("number 2"));
  }

  @Test
  void repeatedIsSaid() {
    scan("{\"a\":1,\"b\":{\"c\":1}}");
    assertThat(scanner.repeated()).isFalse();
    scan("{\"a\":1,\"a\":1}");
    assertThat(scanner.repeated()).isTrue();
  }

  /** Many repeated keys among many values once took quadratic time. */
  @Test
  void manyRepeatedKeysAreQuick() {
    String text =
        "{\"a\":1,\"b\":[" + "1,".repeat(500_000) + "1]" + ",\"a\":2".repeat(500_000) + "}";
    assertThat(scan(text)).isEqualTo(JsonScanner.Result.VALUE);
    assertThat(scanner.entries()).hasSize(3 * 500_002);
  }
}
