package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Alternative;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the condition of a temporal correlation that is a text, such as {@code a and (b or not c)},
 * into its disjunctive normal form. The grammar is that of a rule's condition.
 */
final class Alternatives {
  private static final int MOST = 200;

  private Alternatives() {}

  /**
   * The condition of a draft whose references have been followed.
   *
   * @param places of the rules, by how they are written
   */
  static CorrelationCondition of(
      CorrelationDraft draft,
      List<CorrelationRule.Reference> references,
      Map<String, Integer> places)
      throws YamlException {
    CorrelationCondition condition = draft.rule().condition();
    CorrelationType type = draft.rule().type();
    int rules = references.size();
    if (!type.isTemporal()) {
      return condition;
    }
    if (draft.expression() != null) {
      Yaml.Scalar text = draft.expression();
      return with(parse(text, places, rules), text.text().strip());
    }
    if (type == CorrelationType.TEMPORAL && !condition.bounds().isEmpty()) {
      return condition;
    }
    // The order of some of the rules could only be asked of one certain choice of them.
    boolean all = condition.holds(BigDecimal.valueOf(rules));
    boolean fewer = rules > 1 && condition.holds(BigDecimal.valueOf(rules - 1));
    if (!condition.bounds().isEmpty() && (!all || fewer)) {
      throw new YamlException(
          draft.condition(), "a count in temporal_ordered can only ask for all the rules");
    }
    String text = type == CorrelationType.TEMPORAL ? "all of them" : "all of them, in this order";
    return with(List.of(new Alternative(-1L >>> (64 - rules), 0)), text);
  }

  private static CorrelationCondition with(List<Alternative> alternatives, String text) {
    return new CorrelationCondition(List.of(), List.of(), null, alternatives, text);
  }

  /**
   * The alternatives.
   *
   * @param names what the rules may be called, each with the rule's place
   * @param rules how many rules there are
   */
  private static List<Alternative> parse(
      Yaml.Scalar condition, Map<String, Integer> names, int rules) throws YamlException {
    Map<String, Expression> identifiers = new LinkedHashMap<>();
    names.forEach(
        (name, place) ->
            identifiers.put(
                name,
                new Expression.Named(
                    String.valueOf(place), new Expression.Or(List.of(), 0), condition.line())));
    Expression whole = Condition.parse(condition, identifiers, "the list of rules");
    Set<Integer> used = new LinkedHashSet<>();
    collect(whole, used);
    if (used.size() < rules) {
      throw new YamlException(condition, "the condition does not use all the rules");
    }
    List<Alternative> alternatives = expand(whole, true, condition);
    if (alternatives.isEmpty()) {
      throw new YamlException(condition, "the condition can never hold");
    }
    return alternatives;
  }

  private static void collect(Expression expression, Set<Integer> used) {
    if (expression instanceof Expression.Named rule) {
      used.add(Integer.valueOf(rule.name()));
    } else {
      parts(expression).forEach(part -> collect(part, used));
    }
  }

  private static List<Expression> parts(Expression expression) {
    if (expression instanceof Expression.And and) {
      return and.parts();
    }
    if (expression instanceof Expression.Or or) {
      return or.parts();
    }
    return expression instanceof Expression.Not not ? List.of(not.part()) : List.of();
  }

  private static List<Alternative> expand(Expression expression, boolean holds, Yaml at)
      throws YamlException {
    if (expression instanceof Expression.Named rule) {
      long bit = 1L << Integer.parseInt(rule.name());
      return List.of(holds ? new Alternative(bit, 0) : new Alternative(0, bit));
    }
    if (expression instanceof Expression.Not not) {
      return expand(not.part(), !holds, at);
    }
    Set<Alternative> alternatives = new LinkedHashSet<>();
    if (expression instanceof Expression.And == holds) {
      alternatives.add(new Alternative(0, 0));
      for (Expression part : parts(expression)) {
        alternatives = both(alternatives, expand(part, holds, at));
        limit(alternatives, at);
      }
    } else {
      for (Expression part : parts(expression)) {
        alternatives.addAll(expand(part, holds, at));
        limit(alternatives, at);
      }
    }
    return new ArrayList<>(alternatives);
  }

  private static Set<Alternative> both(Set<Alternative> left, List<Alternative> right) {
    Set<Alternative> joined = new LinkedHashSet<>();
    for (Alternative one : left) {
      for (Alternative other : right) {
        long required = one.required() | other.required();
        long forbidden = one.forbidden() | other.forbidden();
        if ((required & forbidden) == 0) {
          joined.add(new Alternative(required, forbidden));
        }
      }
    }
    return joined;
  }

  private static void limit(Set<Alternative> alternatives, Yaml at) throws YamlException {
    if (alternatives.size() > MOST) {
      throw new YamlException(at, "the condition has more than " + MOST + " alternatives");
    }
  }
}
