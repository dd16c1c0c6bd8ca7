package io.trailhound.detection.explain;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.detection.sigma.check.Check;
import io.trailhound.detection.sigma.check.CheckCompiler;
import io.trailhound.detection.sigma.check.Values;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a rule's answer, with the very checks that decide it in a job. For one rule at a time
 * and for people: it looks at every part, also where the answer was clear before.
 */
public final class Explainer {
  /** Longer values are cut, with a word on what is left out. */
  public static final int MAX_VALUE = 200;

  private static final int MOST_VALUES = 5;

  private final Rule rule;
  private final FieldPlan plan;

  /**
   * Makes one.
   *
   * @param plan one that has the rule's fields
   */
  public Explainer(Rule rule, FieldPlan plan) {
    this.rule = rule;
    this.plan = plan;
  }

  /** Explains the answer for the event that a reader has loaded. */
  public Explanation explain(FieldReader reader) {
    return explain(rule.detection(), reader);
  }

  private Explanation explain(Expression expression, FieldReader reader) {
    boolean holds = holds(expression, reader);
    int line = expression.line();
    if (expression instanceof Expression.Named named) {
      return new Explanation(
          holds, named.name(), List.of(), line, List.of(explain(named.part(), reader)));
    }
    if (expression instanceof Expression.And and) {
      return and.parts().size() == 1
          ? explain(and.parts().get(0), reader)
          : new Explanation(holds, "all of", List.of(), line, all(and.parts(), reader));
    }
    if (expression instanceof Expression.Or or) {
      return or.parts().size() == 1
          ? explain(or.parts().get(0), reader)
          : new Explanation(holds, "one of", List.of(), line, all(or.parts(), reader));
    }
    if (expression instanceof Expression.Not not) {
      return new Explanation(holds, "not", List.of(), line, List.of(explain(not.part(), reader)));
    }
    if (expression instanceof Expression.FieldMatch match) {
      List<String> found = new ArrayList<>(values(match.field(), reader));
      if (match.test() instanceof ValueTest.FieldRef reference) {
        found.addAll(values(reference.field(), reader));
      }
      return new Explanation(
          holds, Wording.of(match.field(), match.test()), found, line, List.of());
    }
    ValueTest test = ((Expression.Keywords) expression).test();
    return new Explanation(holds, Wording.of("the record", test), List.of(), line, List.of());
  }

  private List<Explanation> all(List<Expression> parts, FieldReader reader) {
    return parts.stream().map(part -> explain(part, reader)).toList();
  }

  private boolean holds(Expression expression, FieldReader reader) {
    CheckCompiler compiler = new CheckCompiler(plan);
    Check check = compiler.compile(expression);
    Values values = new Values(compiler.count());
    values.load(reader);
    return values.holds(check);
  }

  private List<String> values(String field, FieldReader reader) {
    List<String> values = new ArrayList<>();
    int slot = plan.slot(field);
    int count = 0;
    for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
      if (++count <= MOST_VALUES) {
        String text = cut(reader.text(value));
        values.add(ValueKind.isString(reader.kind(value)) ? '"' + text + '"' : text);
      }
    }
    if (count > MOST_VALUES) {
      values.add((count - MOST_VALUES) + " more");
    }
    return count == 0 ? List.of("nothing") : values;
  }

  private static String cut(String text) {
    if (text.length() <= MAX_VALUE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
    return text.substring(0, end) + "... (" + (text.length() - end) + " characters left out)";
  }
}
