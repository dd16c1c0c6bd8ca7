package io.trailhound.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content hash is blind to how content is written and to nothing else. */
class ContentHashTest {
  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects();
  }

  private static long hash(String text) {
    Scanned scanned = Scanned.of(Plans.NESTED, text.strip());
    assertThat(scanned.result()).isEqualTo(JsonScanner.Result.VALUE);
    return scanned.hash();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, seed = "20260307")
  void sameForTheSameContent(@ForAll("objects") String text, @ForAll int seed) {
    JsonNode tree = Reference.tree(text);
    Random random = new Random(seed);
    String once = new Rewriter(random).write(tree);
    String again = new Rewriter(random).write(tree);
    assertThat(hash(once)).as("%s and %s", once, again).isEqualTo(hash(again));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, seed = "20260308")
  void differentForDifferentContent(@ForAll("objects") String one, @ForAll("objects") String two) {
    JsonNode first = Reference.tree(one);
    JsonNode second = Reference.tree(two);
    Assume.that(!first.equals(second));
    assertThat(hash(first.toString())).isNotEqualTo(hash(second.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":1,\"b\":2}      | {\"a\":2,\"b\":1}",
        "{\"a\":{\"b\":1}}      | {\"b\":{\"a\":1}}",
        "{\"a\":[1,2]}          | {\"a\":[2,1]}",
        "{\"a\":[[1],2]}        | {\"a\":[1,[2]]}",
        "{\"a\":1}              | {\"a\":\"1\"}",
        "{\"a\":null}           | {}",
        "{\"a\":{}}             | {\"a\":[]}",
        "{\"a\":{}}             | {}",
        "{\"a\":true}           | {\"a\":\"true\"}",
        "{\"a\":\"\"}           | {\"a\":\"\\u0000\"}",
        "{\"a\":\"1234567\"}    | {\"a\":\"1234567\\u0000\"}",
        "{\"a\":[{\"b\":1},{\"c\":2}]} | {\"a\":[{\"c\":2},{\"b\":1}]}",
        "{\"a\":[{\"b\":1,\"c\":2}]}   | {\"a\":[{\"b\":1},{\"c\":2}]}",
        "{\"a.b\":1}            | {\"a\":{\"b\":1}}",
        // Twice the same key: which comes last counts.
        "{\"a\":1,\"a\":2}      | {\"a\":2,\"a\":1}",
      })
  void tellsApart(String one, String two) {
    assertThat(hash(one)).isNotEqualTo(hash(two));
  }
}
