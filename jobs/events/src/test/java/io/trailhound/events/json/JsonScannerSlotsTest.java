package io.trailhound.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The slots hold what a walk over Jackson's tree finds. */
class JsonScannerSlotsTest {
  @Provide
  Arbitrary<String> objects() {
    return JsonTexts.objects();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = "20260302")
  void sameValuesAsInTheTree(@ForAll("objects") String text) {
    Scanned scanned = Scanned.of(Plans.NESTED, text);
    assertThat(scanned.result()).isEqualTo(JsonScanner.Result.VALUE);
    assertThat(scanned.end()).isEqualTo(text.getBytes(UTF_8).length);
    assertThat(scanned.values()).isEqualTo(Reference.values(Plans.NESTED, Reference.tree(text)));
  }
}
