package io.trailhound.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.json.JsonScanner.Result;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A value that is cut off is never taken for a whole or a wrong one. */
class JsonScannerPrefixTest {
  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects();
  }

  @Provide
  Arbitrary<String> values() {
    return JsonTexts.values();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, seed = "20260304")
  void everyPrefixNeedsMore(@ForAll("objects") String text) {
    JsonScanner scanner = new JsonScanner(Plans.NESTED);
    byte[] bytes = text.getBytes(UTF_8);
    for (int limit = 1; limit < bytes.length; limit++) {
      assertThat(scanner.scan(bytes, 0, limit, false)).isEqualTo(Result.NEED_MORE);
      assertThat(scanner.scan(bytes, 0, limit, true)).isEqualTo(Result.INVALID);
      assertThat(scanner.error()).isEqualTo("the input ends inside the record");
    }
    assertThat(scanner.scan(bytes, 0, bytes.length, false)).isEqualTo(Result.VALUE);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, seed = "20260305")
  void whatFollowsChangesNothing(@ForAll("values") String text) {
    JsonScanner scanner = new JsonScanner(Plans.NESTED);
    byte[] bytes = (text + ", \"behind").getBytes(UTF_8);
    assertThat(scanner.scan(bytes, 0, bytes.length, false)).isEqualTo(Result.VALUE);
    assertThat(scanner.end()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, seed = "20260306")
  void aNumberMayGoOn(@ForAll int number) {
    JsonScanner scanner = new JsonScanner(Plans.NESTED);
    byte[] bytes = String.valueOf(number).getBytes(UTF_8);
    assertThat(scanner.scan(bytes, 0, bytes.length, false)).isEqualTo(Result.NEED_MORE);
    assertThat(scanner.scan(bytes, 0, bytes.length, true)).isEqualTo(Result.VALUE);
  }
}
