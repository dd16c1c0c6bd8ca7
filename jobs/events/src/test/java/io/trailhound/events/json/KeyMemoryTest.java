package io.trailhound.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a scanner remembers of earlier values changes nothing in what it finds in the next. */
class KeyMemoryTest {
  @Provide
  Arbitrary<List<String>> objects() {
    return JsonTexts.objects().list().ofMinSize(2).ofMaxSize(12);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, seed = "20260309")
  void sameAsWithoutMemory(@ForAll("objects") List<String> texts) {
    JsonScanner remembering = new JsonScanner(Plans.NESTED);
    for (int round = 0; round < 3; round++) {
      for (String text : texts) {
        assertThat(Scanned.of(remembering, Plans.NESTED, text))
            .isEqualTo(Scanned.of(Plans.NESTED, text));
      }
    }
  }

  @Test
  void moreKeysThanItHolds() {
    JsonScanner remembering = new JsonScanner(Plans.NESTED);
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 5000; i++) {
        String text = "{\"a\":{\"key" + i + "\":" + i + ",\"b\":\"" + i + "\"}}";
        assertThat(Scanned.of(remembering, Plans.NESTED, text).values().get("a.b"))
            .containsExactly('"' + String.valueOf(i) + '"');
      }
    }
  }
}
