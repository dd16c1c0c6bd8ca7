package io.trailhound.detection.explain;

import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.TextPattern.Literal;
import io.trailhound.detection.sigma.ast.TextPattern.Part;
import io.trailhound.detection.sigma.ast.TextPattern.Wildcard;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a test of a field asks, in words. */
final class Wording {
  private static final int MOST_ALTERNATIVES = 8;

  private Wording() {}

  static String of(String field, ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return field + (text.cased() ? " is, in this case, " : " is ") + texts(text.patterns());
    }
    if (test instanceof ValueTest.Regex regex) {
      return field
          + " has "
          + alternatives(regex.patterns().stream().map(RegexPattern::pattern).toList(), "/");
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return field + " is an address in " + alternatives(cidr.networks(), "");
    }
    if (test instanceof ValueTest.IsNull) {
      return field + " is missing or null";
    }
    if (test instanceof ValueTest.Exists exists) {
      return field + (exists.expected() ? " has a value" : " has no value");
    }
    if (test instanceof ValueTest.FieldRef reference) {
      String how =
          switch (reference.position()) {
            case WHOLE -> " equals the value of ";
            case ANYWHERE -> " contains the value of ";
            case START -> " begins with the value of ";
            case END -> " ends with the value of ";
          };
      return field + how + reference.field();
    }
    if (test instanceof ValueTest.Compare compare) {
      return field + " " + sign(compare.comparison()) + " " + compare.number();
    }
    if (test instanceof ValueTest.TimePart part) {
      return "the "
          + part.unit().name().toLowerCase(Locale.ROOT)
          + " of "
          + field
          + " "
          + sign(part.comparison())
          + " "
          + part.number();
    }
    throw new IllegalArgumentException("no words for " + test);
  }

  private static String texts(List<TextPattern> patterns) {
    List<String> texts = new ArrayList<>();
    for (TextPattern pattern : patterns) {
      StringBuilder text = new StringBuilder();
      for (Part part : pattern.parts()) {
        if (part instanceof Literal literal) {
          text.append(literal.text());
        } else {
          text.append(part == Wildcard.MANY ? '*' : '?');
        }
      }
      texts.add(text.toString());
    }
    return alternatives(texts, "'");
  }

  private static String alternatives(List<String> texts, String quote) {
    StringBuilder words = new StringBuilder();
    int shown = Math.min(texts.size(), MOST_ALTERNATIVES);
    for (int i = 0; i < shown; i++) {
      words.append(i == 0 ? "" : " or ").append(quote).append(texts.get(i)).append(quote);
    }
    int more = texts.size() - shown;
    return more == 0 ? words.toString() : words + " or one of " + more + " more";
  }

  private static String sign(ValueTest.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
    };
  }
}
