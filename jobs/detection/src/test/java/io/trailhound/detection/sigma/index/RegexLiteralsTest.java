package io.trailhound.detection.sigma.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.text.Fold;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexLiteralsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "abc, abc",
        ".+:assumed-role/aws:.+, :assumed-role/aws:",
        "^root$, root",
        "ab+cd, ab",
        "ab+cde, cde",
        "abc?de, ab",
        "abc*, ab",
        "abc{2}d, ab",
        "abc{0}d, ab",
        "a|b, ``",
        "(a|b)cde, cde",
        "x(abc)y, x",
        "[abc]def, def",
        "[]x]def, def",
        "[^]x]def, def",
        "[[:alpha:]]def, def",
        "a\\.b\\/c, a.b/c",
        "a\\d\\wbc, bc",
        "\\Qabc\\E, ``",
        "a\\x62cdef, ``",
        "\\pLabc, ``",
        "(?i)ABC, ABC",
        "abc++, ``",
      })
  void findsWhatMustStand(String pattern, String literal) {
    assertThat(RegexLiterals.required(new RegexPattern(pattern, false, false, false)))
        .isEqualTo(literal);
  }

  @Property(tries = 20_000, seed = "1")
  void stands(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
    for (boolean ignoreCase : new boolean[] {false, true}) {
      RegexPattern regex = new RegexPattern(pattern, ignoreCase, false, false);
      boolean found;
      try {
        found = Pattern.compile(pattern, regex.flags()).matcher(text).find();
      } catch (PatternSyntaxException e) {
        found = false;
        Assume.that(false);
      }
      if (found) {
        assertThat(Fold.text(text)).contains(Fold.text(RegexLiterals.required(regex)));
      }
    }
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "a", "b", "k", "A", "é", "ab", ".", "*", "+", "?", "{0}", "{2}", "{1,}", "{", "}", "|",
            "(", ")", "(a)", "(a|b)", "(?:b)", "(?i)", "(?i:a)", "[ab]", "[^a]", "[]a]", "]", "^",
            "$", "\\.", "\\d", "\\b", "\\Q", "\\E", "\\x61", "\\*", "\\\\", "-", "(\\))", "[\\]a]");
    return piece.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aabbkK\u212AAé.*\\-{}]").ofMaxLength(6);
  }
}
