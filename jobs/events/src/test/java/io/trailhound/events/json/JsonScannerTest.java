package io.trailhound.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scanner against Jackson's tree, on random documents with a fixed seed. */
class JsonScannerTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final List<String> PATHS =
      List.of("a", "a.b", "a.b.c", "b", "b.a", "c.c", "k.x", "long name of a key");
  private static final FieldPlan PLAN = FieldPlan.of(PATHS);

  @Test
  void fillsTheSlotsThatAWalkOverTheTreeFinds() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String json = RandomJson.object(random, 4);
      JsonNode tree = JSON.readTree(json);
      FieldReader reader = scanned(json);
      for (String path : PATHS) {
        assertThat(values(reader, PLAN.slot(path)))
            .as(path + " of " + json)
            .isEqualTo(TreeWalk.values(tree, path));
      }
    }
  }

  @Test
  void agreesWithJacksonOnWhatIsJson() {
    Random random = new Random(2);
    int invalid = 0;
    for (int i = 0; i < 40_000; i++) {
      byte[] bytes = RandomJson.object(random, 3).getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      if (bytes[0] != '{') {
        continue;
      }
      boolean valid = jacksonAccepts(bytes);
      invalid += valid ? 0 : 1;
      JsonScanner scanner = new JsonScanner(PLAN);
      boolean accepted =
          scanner.scan(bytes, 0, bytes.length, true) == JsonScanner.Result.VALUE
              && scanner.end() == bytes.length;
      assertThat(accepted).as(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(valid);
    }
    assertThat(invalid).isGreaterThan(10_000);
  }

  private static boolean jacksonAccepts(byte[] bytes) {
    try (JsonParser parser = JSON.createParser(bytes)) {
      // A tree drops what a token stream checks: both the structure and every string are read.
      while (parser.nextToken() != null) {
        parser.getText();
      }
      JSON.readTree(bytes);
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).length()
          > 0;
    } catch (JsonProcessingException | java.nio.charset.CharacterCodingException e) {
      return false;
    } catch (java.io.IOException e) {
      return false; // invalid UTF-8, by another exception
    }
  }

  @Test
  void aPrefixAlwaysNeedsMore() {
    Random random = new Random(3);
    JsonScanner scanner = new JsonScanner(PLAN);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = RandomJson.object(random, 3).getBytes(StandardCharsets.UTF_8);
      for (int end = 1; end < bytes.length; end++) {
        assertThat(scanner.scan(bytes, 0, end, false)).isEqualTo(JsonScanner.Result.NEED_MORE);
        assertThat(scanner.scan(bytes, 0, end, true)).isEqualTo(JsonScanner.Result.INVALID);
      }
    }
  }

  @Test
  void theContentHashIsBlindToFormAndSeesContent() {
    long hash = hash("{\"a\":{\"b\":\"x/y\",\"c\":[1,2]},\"d\":null}");
    assertThat(hash("{ \"d\" : null,\n\"a\":{\"c\":[1, 2],\"b\":\"x\\/\\u0079\"}}"))
        .isEqualTo(hash);
    for (String other :
        List.of(
            "{\"a\":{\"b\":\"x/y\",\"c\":[2,1]},\"d\":null}",
            "{\"a\":{\"b\":\"x/z\",\"c\":[1,2]},\"d\":null}",
            "{\"a\":{\"c\":\"x/y\",\"b\":[1,2]},\"d\":null}",
            "{\"a\":{\"b\":\"x/y\",\"c\":[1,2]},\"d\":\"null\"}",
            "{\"a\":{\"b\":\"x/y\",\"c\":[1,2]},\"e\":null}",
            "{\"a\":{\"b\":\"x/y\",\"c\":[1,2]}}",
            "{\"a\":{\"b\":\"x/y\",\"c\":[1,2],\"d\":null}}",
            "{\"a\":{\"b\":\"x/y\",\"c\":[1,2],\"e\":{}},\"d\":null}")) {
      assertThat(hash(other)).as(other).isNotEqualTo(hash);
    }
  }

  @Test
  void boundsDepth() {
    for (int depth : new int[] {600, 100_000}) {
      byte[] deep = ("{\"a\":" + "[".repeat(depth)).getBytes(StandardCharsets.UTF_8);
      JsonScanner scanner = new JsonScanner(PLAN);
      assertThat(scanner.scan(deep, 0, deep.length, false)).isEqualTo(JsonScanner.Result.INVALID);
      assertThat(scanner.error()).contains("nested");
    }
  }

  private static long hash(String json) {
    JsonScanner scanner = new JsonScanner(PLAN);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(scanner.scan(bytes, 0, bytes.length, true)).isEqualTo(JsonScanner.Result.VALUE);
    return scanner.contentHash();
  }

  private static FieldReader scanned(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    JsonScanner scanner = new JsonScanner(PLAN);
    assertThat(scanner.scan(bytes, 0, bytes.length, true))
        .as(json)
        .isEqualTo(JsonScanner.Result.VALUE);
    assertThat(scanner.end()).isEqualTo(bytes.length);
    FieldReader reader = new FieldReader(PLAN);
    reader.load(
        new Event(
            bytes,
            0,
            bytes.length,
            scanner.entries(),
            scanner.compact(),
            new EventKey(0, 0),
            scanner.contentHash(),
            EventTime.UNKNOWN,
            "test",
            0,
            Dataset.CLOUDTRAIL));
    return reader;
  }

  private static List<String> values(FieldReader reader, int slot) throws Exception {
    List<String> values = new ArrayList<>();
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      String text = reader.kind(value) == ValueKind.EMPTY_ARRAY ? "[]" : reader.text(value);
      // A tree writes its own escapes.
      values.add(reader.kind(value) == ValueKind.OBJECT ? JSON.readTree(text).toString() : text);
    }
    values.sort(null);
    return values;
  }
}
