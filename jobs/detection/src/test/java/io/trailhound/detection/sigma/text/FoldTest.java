package io.trailhound.detection.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FoldTest {

  @Test
  void foldsEveryCharacterAlikeAsBytesAndAsText() {
    byte[] out = new byte[8];
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = Character.toString(point);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int length = Fold.utf8(bytes, 0, bytes.length, out, 0);
      assertThat(length).isLessThanOrEqualTo(bytes.length * 2);
      String folded = new String(out, 0, length, StandardCharsets.UTF_8);
      if (!folded.equals(Fold.text(text))) {
        assertThat(folded).as("U+%04X", point).isEqualTo(Fold.text(text));
      }
    }
  }

  @Test
  void knowsOnlyAsciiLettersForAscii() {
    assertThat(Fold.text("ALICE-9_Z")).isEqualTo("alice-9_z");
    assertThat(Fold.text("Straße")).isEqualTo("straße");
    assertThat(Fold.text("İſ\u212A")).isEqualTo("isk");
  }

  /** The index folds what a regular expression without case may find. */
  @Test
  void joinsWhatRegularExpressionsJoin() {
    for (char letter = 'a'; letter <= 'z'; letter++) {
      Pattern pattern = Pattern.compile("(?i)^" + letter + "$");
      for (int point = 0; point < 0x3000; point++) {
        if (pattern.matcher(Character.toString(point)).find()) {
          assertThat(Fold.codePoint(point)).as("U+%04X", point).isEqualTo(letter);
        }
      }
    }
  }

  @Property(seed = "1")
  void comparesAndHashesAsItFolds(@ForAll("ascii") String a, @ForAll("ascii") String b) {
    byte[] x = ("." + a).getBytes(StandardCharsets.UTF_8);
    byte[] y = (".." + b).getBytes(StandardCharsets.UTF_8);
    boolean same = Fold.text(a).equals(Fold.text(b));
    boolean equal = a.length() == b.length() && Fold.equal(x, 1, y, 2, a.length());
    assertThat(equal).isEqualTo(same);
    if (same) {
      assertThat(Fold.hash(x, 1, x.length)).isEqualTo(Fold.hash(y, 2, y.length));
    }
    byte[] upper = ("." + a.toUpperCase(java.util.Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
    assertThat(Fold.equal(x, 1, upper, 1, a.length())).isTrue();
    assertThat(Fold.hash(x, 1, x.length)).isEqualTo(Fold.hash(upper, 1, upper.length));
  }

  @Provide
  Arbitrary<String> ascii() {
    return Arbitraries.strings().withChars("aAzZ@[`{\u007F 09\0").ofMaxLength(20);
  }
}
