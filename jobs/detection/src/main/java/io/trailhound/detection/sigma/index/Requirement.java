package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.TextPattern.Literal;
import io.trailhound.detection.sigma.ast.TextPattern.Part;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.text.Fold;
import io.trailhound.detection.sigma.text.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

  /** What the parts of an expression require that must all hold; may be empty. */
  static List<Requirement> all(Expression expression) {
    if (expression instanceof Expression.Named named) {
      return all(named.part());
    }
    if (expression instanceof Expression.And and) {
      return and.parts().stream().flatMap(part -> all(part).stream()).toList();
    }
    Requirement one = null;
    if (expression instanceof Expression.Or or) {
      one = any(or);
    } else if (expression instanceof Expression.FieldMatch match) {
      one = of(match.field(), match.test());
    } else if (expression instanceof Expression.Keywords keywords) {
      one = of("", keywords.test());
    }
    return one == null ? List.of() : List.of(one);
  }

  /** The best that each part requires, together; null when one of them requires nothing. */
  private static @Nullable Requirement any(Expression.Or or) {
    Set<Key> keys = new LinkedHashSet<>();
    for (Expression part : or.parts()) {
      Optional<Requirement> best =
          all(part).stream().min(Comparator.comparingDouble(Requirement::weight));
      if (best.isEmpty()) {
        return null;
      }
      keys.addAll(best.get().keys);
    }
    return keys.isEmpty() ? null : of(keys);
  }

  private static Requirement of(Set<Key> keys) {
    return new Requirement(keys, keys.stream().mapToDouble(Weights::of).sum());
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
    } else if (test instanceof ValueTest.Cidr cidr) {
      for (String written : cidr.networks()) {
        Network network = Network.parse(written);
        String prefix = network == null ? "" : network.textPrefix();
        keys.add(new Key(field, prefix, !prefix.isEmpty() && !prefix.endsWith(".")));
      }
    }
    boolean useless = keys.stream().anyMatch(key -> !key.whole && key.text.length() < MIN_PART);
    if (keys.isEmpty() || useless) {
      return null;
    }
    return of(new LinkedHashSet<>(keys));
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
