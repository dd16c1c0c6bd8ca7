package io.trailhound.detection.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trailhound.detection.sigma.ast.TextPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Property(tries = 20_000, seed = "1")
  void fitsWhatTheDefinitionSays(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
    TextPattern parsed = TextPattern.parse(pattern);
    List<Object> symbols = new ArrayList<>();
    for (TextPattern.Part part : parsed.parts()) {
      if (part instanceof TextPattern.Literal literal) {
        Fold.text(literal.text()).codePoints().forEach(symbols::add);
      } else {
        symbols.add(part);
      }
    }
    int[] points = Fold.text(text).codePoints().toArray();
    assertThat(matches(pattern, text)).isEqualTo(fits(symbols, 0, points, 0));
  }

  /** The definition, tried out at every place. */
  private static boolean fits(List<Object> symbols, int symbol, int[] text, int at) {
    if (symbol == symbols.size()) {
      return at == text.length;
    }
    if (symbols.get(symbol) == TextPattern.Wildcard.MANY) {
      return fits(symbols, symbol + 1, text, at)
          || (at < text.length && fits(symbols, symbol, text, at + 1));
    }
    boolean one =
        at < text.length
            && (symbols.get(symbol) == TextPattern.Wildcard.ONE
                || symbols.get(symbol).equals(text[at]));
    return one && fits(symbols, symbol + 1, text, at + 1);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("abAé?*\\\u212Ak").ofMaxLength(7);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aabAéÉk*?\\").ofMaxLength(9);
  }

  @Test
  void readsSigmasEscapes() {
    assertThat(matches("a\\*b", "a*b")).isTrue();
    assertThat(matches("a\\*b", "axb")).isFalse();
    assertThat(matches("a\\?b", "a?b")).isTrue();
    assertThat(matches("C:\\Temp\\x", "C:\\Temp\\x")).isTrue();
    assertThat(matches("C:\\\\Temp", "C:\\Temp")).isTrue();
    assertThat(matches("dir\\\\*", "dir\\file")).isTrue();
    assertThat(matches("dir\\\\*", "dir*")).isFalse();
    assertThat(matches("dir\\\\\\*", "dir\\*")).isTrue();
    assertThat(matches("\\\\\\\\host", "\\\\host")).isTrue();
    assertThat(matches("end\\", "end\\")).isTrue();
  }

  @Test
  void takesWholeCharactersForAQuestionMark() {
    assertThat(matches("a?b", "aéb")).isTrue();
    assertThat(matches("a?b", "a\uD83D\uDE00b")).isTrue();
    assertThat(matches("*?b", "\uD83D\uDE00b")).isTrue();
    assertThat(matches("??", "é")).isFalse();
  }

  @Test
  void costsNoMoreThanLengthTimesLength() {
    String text = "a".repeat(200_000);
    String pattern = "*a".repeat(50) + "*b";
    assertThatCode(
            () ->
                Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> matches(pattern, text)))
        .doesNotThrowAnyException();
    assertThat(matches(pattern, text)).isFalse();
  }

  private static boolean matches(String pattern, String text) {
    byte[] folded = ("<" + Fold.text(text) + ">").getBytes(StandardCharsets.UTF_8);
    return Glob.compile(TextPattern.parse(pattern), false).matches(folded, 1, folded.length - 1);
  }
}
