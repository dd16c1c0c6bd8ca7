package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.TextPattern.Literal;
import io.trailhound.detection.sigma.ast.TextPattern.Part;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.Fold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every record that matches a rule has: at least one of these keys. Denied parts of a rule
 * never contribute.
 *
 * @param weight roughly how many of a thousand records have one of the keys, and what looking for
 *     them costs
 */
record Requirement(Set<Key> keys, double weight) {
  /** Shorter texts occur nearly everywhere. */
  private static final int MIN_PART = 3;

  /**
   * A text in a field.
   *
   * @param field the path; empty for the whole record
   * @param text folded
   * @param whole whether it is all of a value's text, or a part of it
   */
  record Key(String field, String text, boolean whole) {}

  /** The best requirement of an expression, or null when nothing can be required. */
  static @Nullable Requirement of(Expression expression) {
    if (expression instanceof Expression.Named named) {
      return of(named.part());
    }
    if (expression instanceof Expression.And and) {
      Requirement best = null;
      for (Expression part : and.parts()) {
        Requirement one = of(part);
        if (one != null && (best == null || one.weight < best.weight)) {
          best = one;
        }
      }
      return best;
    }
    if (expression instanceof Expression.Or or) {
      List<Requirement> parts = new ArrayList<>();
      for (Expression part : or.parts()) {
        Requirement one = of(part);
        if (one == null) {
          return null;
        }
        parts.add(one);
      }
      return parts.isEmpty() ? null : union(parts);
    }
    if (expression instanceof Expression.FieldMatch match) {
      return of(match.field(), match.test());
    }
    if (expression instanceof Expression.Keywords keywords) {
      return of("", keywords.test());
    }
    return null;
  }

  private static @Nullable Requirement of(String field, ValueTest test) {
    List<Key> keys = new ArrayList<>();
    if (test instanceof ValueTest.Text text) {
      for (TextPattern pattern : text.patterns()) {
        boolean whole = pattern.isLiteral();
        String literal = whole ? pattern.literalText() : longest(pattern);
        keys.add(new Key(field, Fold.text(literal), whole));
      }
    } else if (test instanceof ValueTest.Regex regex) {
      for (RegexPattern pattern : regex.patterns()) {
        keys.add(new Key(field, Fold.text(RegexLiterals.required(pattern)), false));
      }
    }
    boolean useless = keys.stream().anyMatch(key -> !key.whole && key.text.length() < MIN_PART);
    if (keys.isEmpty() || useless) {
      return null;
    }
    Set<Key> distinct = new LinkedHashSet<>(keys);
    return new Requirement(distinct, distinct.stream().mapToDouble(Weights::of).sum());
  }

  private static Requirement union(List<Requirement> parts) {
    Set<Key> keys = new LinkedHashSet<>();
    parts.forEach(part -> keys.addAll(part.keys));
    return new Requirement(keys, keys.stream().mapToDouble(Weights::of).sum());
  }

  private static String longest(TextPattern pattern) {
    String longest = "";
    for (Part part : pattern.parts()) {
      if (part instanceof Literal literal && literal.text().length() > longest.length()) {
        longest = literal.text();
      }
    }
    return longest;
  }
}
