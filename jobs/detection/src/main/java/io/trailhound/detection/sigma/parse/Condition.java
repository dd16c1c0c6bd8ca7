package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a condition: {@code not} binds closer than {@code and}, and that closer than {@code or};
 * {@code 1 of}, {@code any of} and {@code all of} take a pattern of names or {@code them}. Words of
 * the grammar are known in any case.
 */
final class Condition {
  private static final int MAX_LENGTH = 20_000;
  private static final int MAX_DEPTH = 100;
  private static final Set<String> QUANTIFIERS = Set.of("1", "any", "all");

  private final Yaml.Scalar at;
  private final Map<String, Expression> identifiers;
  private final String owner;
  private final List<String> tokens;
  private int next;
  private int depth;

  private Condition(
      Yaml.Scalar at, Map<String, Expression> identifiers, String owner, List<String> tokens) {
    this.at = at;
    this.identifiers = identifiers;
    this.owner = owner;
    this.tokens = tokens;
  }

  /**
   * Reads one condition.
   *
   * @param identifiers what the names stand for, in the order of the file
   * @param owner what has the names, for messages
   */
  static Expression parse(Yaml condition, Map<String, Expression> identifiers, String owner)
      throws YamlException {
    if (!(condition instanceof Yaml.Scalar scalar) || scalar.kind() == Yaml.Kind.NULL) {
      throw new YamlException(condition, "a condition must be a text");
    }
    if (scalar.text().length() > MAX_LENGTH) {
      throw new YamlException(condition, "a condition of more than " + MAX_LENGTH + " characters");
    }
    if (scalar.text().indexOf('|') >= 0) {
      throw new YamlException(
          condition, "aggregations (|) are not part of Sigma 2: write a correlation");
    }
    Condition parser = new Condition(scalar, identifiers, owner, tokens(scalar.text()));
    Expression whole = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw parser.problem("unexpected '" + parser.tokens.get(parser.next) + "' in the condition");
    }
    return whole;
  }

  /** The words of a condition, and its parentheses. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean ends = c == '(' || c == ')' || Character.isWhitespace(c);
      if (ends && start >= 0) {
        tokens.add(text.substring(start, i));
        start = -1;
      }
      if (c == '(' || c == ')') {
        tokens.add(String.valueOf(c));
      } else if (!ends && start < 0) {
        start = i;
      }
    }
    return tokens;
  }

  private Expression or() throws YamlException {
    List<Expression> parts = new ArrayList<>(List.of(and()));
    while (accept("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Or(parts, at.line());
  }

  private Expression and() throws YamlException {
    List<Expression> parts = new ArrayList<>(List.of(not()));
    while (accept("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.And(parts, at.line());
  }

  private Expression not() throws YamlException {
    if (++depth > MAX_DEPTH) {
      throw problem("a condition nested deeper than " + MAX_DEPTH + " levels");
    }
    Expression result = accept("not") ? new Expression.Not(not(), at.line()) : operand();
    depth--;
    return result;
  }

  private Expression operand() throws YamlException {
    if (next >= tokens.size()) {
      throw problem("the condition ends where a search identifier is expected");
    }
    String token = tokens.get(next++);
    String word = token.toLowerCase(Locale.ROOT);
    if (token.equals("(")) {
      Expression inner = or();
      if (!accept(")")) {
        throw problem("a ) is missing in the condition");
      }
      return inner;
    }
    boolean quantified = accept("of");
    if (quantified) {
      if (!QUANTIFIERS.contains(word)) {
        throw problem("'" + token + " of': only 1, any and all can be asked for");
      }
      return quantified(word.equals("all"));
    }
    Expression named = identifiers.get(token);
    if (named != null) {
      return named;
    }
    if (Set.of("and", "or", "not", "of", ")").contains(word)) {
      throw problem("'" + token + "' where a search identifier is expected");
    }
    throw problem("the condition names '" + token + "', which " + owner + " does not have");
  }

  private Expression quantified(boolean all) throws YamlException {
    if (next >= tokens.size()) {
      throw problem("the condition ends where 'them' or a pattern of names is expected");
    }
    String pattern = tokens.get(next++);
    boolean them = pattern.equalsIgnoreCase("them") && !identifiers.containsKey(pattern);
    List<Expression> parts = new ArrayList<>();
    identifiers.forEach(
        (name, expression) -> {
          if (them ? !name.startsWith("_") : fits(pattern, name)) {
            parts.add(expression);
          }
        });
    if (parts.isEmpty()) {
      throw problem("no search identifier fits '" + pattern + "'");
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return all ? new Expression.And(parts, at.line()) : new Expression.Or(parts, at.line());
  }

  /** Whether a name fits a pattern in which {@code *} stands for any characters. */
  private static boolean fits(String pattern, String name) {
    String[] pieces = pattern.split("\\*", -1);
    if (pieces.length == 1) {
      return name.equals(pattern);
    }
    String first = pieces[0];
    String last = pieces[pieces.length - 1];
    if (!name.startsWith(first)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], from);
      if (found < 0) {
        return false;
      }
      from = found + pieces[i].length();
    }
    return name.length() - from >= last.length() && name.endsWith(last);
  }

  private boolean accept(String word) {
    boolean here = next < tokens.size() && tokens.get(next).toLowerCase(Locale.ROOT).equals(word);
    if (here) {
      next++;
    }
    return here;
  }

  private YamlException problem(String reason) {
    return new YamlException(at, reason);
  }
}
