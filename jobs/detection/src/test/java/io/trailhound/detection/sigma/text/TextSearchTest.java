package io.trailhound.detection.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextSearchTest {

  @Property(tries = 5000, seed = "1")
  void findsWhatIsThere(@ForAll("sought") Set<String> texts, @ForAll("text") String text) {
    List<String> list = new ArrayList<>(texts);
    TextSearch search = new TextSearch(list);
    Set<String> found = new HashSet<>();
    int state = 0;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      state = search.step(state, b);
      for (int at = search.ending(state); at != 0; at = search.shorter(at)) {
        found.add(list.get(search.text(at)));
      }
    }
    String lower = Fold.text(text);
    Set<String> expected = new HashSet<>(list);
    expected.removeIf(sought -> !lower.contains(sought));
    assertThat(found).isEqualTo(expected);
  }

  @Property(seed = "1")
  void looksUpWholeTexts(@ForAll("sought") Set<String> texts, @ForAll("text") String text) {
    List<String> list = new ArrayList<>(texts);
    byte[] bytes = ("." + text + ".").getBytes(StandardCharsets.UTF_8);
    TextSet folded = TextSet.of(list, false);
    assertThat(folded.find(bytes, 1, bytes.length - 1)).isEqualTo(list.indexOf(Fold.text(text)));
    TextSet cased = TextSet.of(list, true);
    assertThat(cased.find(bytes, 1, bytes.length - 1)).isEqualTo(list.indexOf(text));
  }

  @Test
  void findsTheEmptyTextAsAWhole() {
    TextSet set = TextSet.of(List.of("", "a"), false);
    assertThat(set.find(new byte[0], 0, 0)).isZero();
    assertThat(TextSet.of(List.of(), false).find(new byte[0], 0, 0)).isEqualTo(TextSet.NONE);
  }

  @Provide
  Arbitrary<Set<String>> sought() {
    return Arbitraries.strings()
        .withChars("abcé")
        .ofMinLength(1)
        .ofMaxLength(5)
        .set()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings().withChars("abcABCé").ofMaxLength(14);
  }
}
