package io.trailhound.detection.reference;

import com.google.re2j.Pattern;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record matches an expression, one definition after the other and without a
 * thought for speed. Shares nothing with the fast matcher but what an expression says.
 */
public final class ReferenceMatcher {
  private final Json record;

  /** A matcher for one record. */
  public ReferenceMatcher(byte[] record) {
    this.record = Json.parse(record);
  }

  /** Whether the record matches. */
  public boolean matches(Expression expression) {
    if (expression instanceof Expression.And and) {
      return and.parts().stream().allMatch(this::matches);
    }
    if (expression instanceof Expression.Or or) {
      return or.parts().stream().anyMatch(this::matches);
    }
    if (expression instanceof Expression.Not not) {
      return !matches(not.part());
    }
    if (expression instanceof Expression.Named named) {
      return matches(named.part());
    }
    if (expression instanceof Expression.Keywords keywords) {
      return passes(((Json.Obj) record).text(), keywords.test());
    }
    Expression.FieldMatch match = (Expression.FieldMatch) expression;
    List<Json> values = new ArrayList<>();
    collect(record, match.field(), values);
    if (match.test() instanceof ValueTest.IsNull) {
      return values.isEmpty();
    }
    if (match.test() instanceof ValueTest.Exists exists) {
      return values.isEmpty() != exists.expected();
    }
    return texts(values).stream().anyMatch(text -> passes(text, match.test()));
  }

  /** Adds what a path leads to: through lists, and through keys that spell several parts of it. */
  private static void collect(Json json, @Nullable String path, List<Json> values) {
    if (json instanceof Json.Arr list && (path != null || !list.items().isEmpty())) {
      list.items().forEach(item -> collect(item, path, values));
    } else if (path == null) {
      if (!(json instanceof Json.Null)) {
        values.add(json);
      }
    } else if (json instanceof Json.Obj object) {
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        if (member.getKey().equals(path)) {
          collect(member.getValue(), null, values);
        } else if (path.startsWith(member.getKey() + ".")) {
          collect(member.getValue(), path.substring(member.getKey().length() + 1), values);
        }
      }
    }
  }

  private static List<String> texts(List<Json> values) {
    List<String> texts = new ArrayList<>();
    for (Json value : values) {
      if (value instanceof Json.Leaf leaf) {
        texts.add(leaf.text());
      } else if (value instanceof Json.Obj object) {
        texts.add(object.text());
      }
    }
    return texts;
  }

  private boolean passes(String text, ValueTest test) {
    if (test instanceof ValueTest.Text texts) {
      String folded = texts.cased() ? text : fold(text);
      return texts.patterns().stream().anyMatch(pattern -> fits(folded, pattern, texts.cased()));
    }
    if (test instanceof ValueTest.Regex regex) {
      return regex.patterns().stream().anyMatch(pattern -> found(text, pattern));
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return cidr.networks().stream().anyMatch(network -> Addresses.within(text, network));
    }
    if (test instanceof ValueTest.FieldRef reference) {
      List<Json> others = new ArrayList<>();
      collect(record, reference.field(), others);
      return texts(others).stream().anyMatch(other -> stands(text, other, reference));
    }
    if (test instanceof ValueTest.Compare compare) {
      BigDecimal number = number(text);
      return number != null && compare.comparison().holds(number.compareTo(compare.number()));
    }
    if (test instanceof ValueTest.TimePart part) {
      LocalDateTime time = time(text);
      return time != null
          && part.comparison().holds(BigDecimal.valueOf(of(time, part)).compareTo(part.number()));
    }
    throw new IllegalArgumentException("no test of a text: " + test);
  }

  private static boolean found(String text, RegexPattern pattern) {
    return Pattern.compile(pattern.pattern(), pattern.flags()).matcher(text).find();
  }

  private static boolean stands(String text, String other, ValueTest.FieldRef reference) {
    String a = reference.cased() ? text : fold(text);
    String b = reference.cased() ? other : fold(other);
    return switch (reference.position()) {
      case WHOLE -> a.equals(b);
      case ANYWHERE -> a.contains(b);
      case START -> a.startsWith(b);
      case END -> a.endsWith(b);
    };
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints()
        .forEach(c -> folded.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c))));
    return folded.toString();
  }

  /** Fills the table of which first parts of the pattern fit which first characters. */
  private static boolean fits(String text, TextPattern pattern, boolean cased) {
    List<Object> symbols = new ArrayList<>();
    for (TextPattern.Part part : pattern.parts()) {
      if (part instanceof TextPattern.Literal literal) {
        String folded = cased ? literal.text() : fold(literal.text());
        if (!text.contains(folded)) {
          return false; // else the table takes hours on the records at hand
        }
        folded.codePoints().forEach(symbols::add);
      } else {
        symbols.add(part);
      }
    }
    int[] characters = text.codePoints().toArray();
    boolean[][] fits = new boolean[symbols.size() + 1][characters.length + 1];
    fits[0][0] = true;
    for (int s = 0; s < symbols.size(); s++) {
      for (int c = 0; c <= characters.length; c++) {
        Object symbol = symbols.get(s);
        if (symbol == TextPattern.Wildcard.MANY) {
          fits[s + 1][c] = fits[s][c] || (c > 0 && fits[s + 1][c - 1]);
        } else if (c > 0) {
          boolean one = symbol == TextPattern.Wildcard.ONE || symbol.equals(characters[c - 1]);
          fits[s + 1][c] = one && fits[s][c - 1];
        }
      }
    }
    return fits[symbols.size()][characters.length];
  }

  private static @Nullable BigDecimal number(String text) {
    boolean number = text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,6})?");
    return number && text.length() <= 100 ? new BigDecimal(text) : null;
  }

  private static @Nullable LocalDateTime time(String text) {
    String form =
        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)?";
    if (!text.matches(form)) {
      return null;
    }
    try {
      String zone = text.substring(19).replaceFirst("^\\.\\d+", "");
      LocalDateTime local = LocalDateTime.parse(text.substring(0, 19).replace(' ', 'T'));
      if (zone.isEmpty() || zone.equals("Z")) {
        return local;
      }
      String digits = zone.replace(":", "");
      int minutes =
          Integer.parseInt(digits.substring(1, 3)) * 60 + Integer.parseInt(digits.substring(3));
      return zone.startsWith("-") ? local.plusMinutes(minutes) : local.minusMinutes(minutes);
    } catch (java.time.DateTimeException e) {
      return null;
    }
  }

  private static int of(LocalDateTime time, ValueTest.TimePart part) {
    return switch (part.unit()) {
      case MINUTE -> time.getMinute();
      case HOUR -> time.getHour();
      case DAY -> time.getDayOfMonth();
      case WEEK ->
          ZonedDateTime.of(time, java.time.ZoneOffset.UTC).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> time.getMonthValue();
      case YEAR -> time.getYear();
    };
  }
}
