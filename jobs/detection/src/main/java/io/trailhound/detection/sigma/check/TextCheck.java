package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.Glob;
import io.trailhound.detection.sigma.text.TextSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value's text fits a pattern: whole texts are looked up, the others tried one by one. */
final class TextCheck extends FieldCheck {
  private final Texts texts;

  TextCheck(int slot, ValueTest.Text test) {
    super(slot, new Texts(test).cost());
    texts = new Texts(test);
  }

  @Override
  boolean passes(Values values, int value) {
    return values.see(value, texts.cased) && texts.fit(values);
  }

  /** The whole record's text fits a pattern. */
  static final class OfRecord extends Check {
    private final Texts texts;

    OfRecord(ValueTest.Text test) {
      super(100 * new Texts(test).cost());
      texts = new Texts(test);
    }

    @Override
    boolean test(Values values) {
      values.seeRecord(texts.cased);
      return texts.fit(values);
    }
  }

  private static final class Texts {
    final boolean cased;
    private final @Nullable TextSet whole;
    private final Glob[] globs;

    Texts(ValueTest.Text test) {
      cased = test.cased();
      List<String> literals = new ArrayList<>();
      List<Glob> others = new ArrayList<>();
      for (TextPattern pattern : test.patterns()) {
        if (pattern.isLiteral()) {
          literals.add(pattern.literalText());
        } else {
          others.add(Glob.compile(pattern, cased));
        }
      }
      whole = literals.isEmpty() ? null : TextSet.of(literals, cased);
      globs = others.toArray(Glob[]::new);
    }

    int cost() {
      return 4 + 10 * globs.length;
    }

    boolean fit(Values values) {
      byte[] bytes = values.bytes();
      int start = values.start();
      int end = values.end();
      if (whole != null && whole.find(bytes, start, end) != TextSet.NONE) {
        return true;
      }
      for (Glob glob : globs) {
        if (glob.matches(bytes, start, end)) {
          return true;
        }
      }
      return false;
    }
  }
}
