package io.trailhound.detection.sigma.check;

import com.google.re2j.Pattern;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A regular expression is found in a value's text, in time linear in its length. */
final class RegexCheck extends FieldCheck {
  private static final int COST = 200;

  private final Pattern[] patterns;

  RegexCheck(int slot, ValueTest.Regex test) {
    super(slot, COST);
    patterns = compile(test.patterns());
  }

  @Override
  boolean passes(Values values, int value) {
    return values.see(value, true) && found(patterns, values);
  }

  /** A regular expression is found in the whole record's text. */
  static final class OfRecord extends Check {
    private final Pattern[] patterns;

    OfRecord(ValueTest.Regex test) {
      super(100 * COST);
      patterns = compile(test.patterns());
    }

    @Override
    boolean test(Values values) {
      values.seeRecord(true);
      return found(patterns, values);
    }
  }

  private static Pattern[] compile(List<RegexPattern> patterns) {
    return patterns.stream()
        .map(pattern -> Pattern.compile(pattern.pattern(), pattern.flags()))
        .toArray(Pattern[]::new);
  }

  private static boolean found(Pattern[] patterns, Values values) {
    int length = values.end() - values.start();
    String text = new String(values.bytes(), values.start(), length, StandardCharsets.UTF_8);
    for (Pattern pattern : patterns) {
      if (pattern.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }
}
