package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Turns expressions into checks. Expressions that ask the same become one check, in whatever rule
 * they stand.
 */
public final class CheckCompiler {
  private final FieldPlan plan;
  private final Map<Object, Check> checks = new HashMap<>();

  /** What a group of checks is known by. */
  private record Group(String kind, List<Integer> parts) {}

  /** What a test of a field is known by. */
  private record Test(int slot, ValueTest test) {}

  /** A compiler for events decoded with this plan. */
  public CheckCompiler(FieldPlan plan) {
    this.plan = plan;
  }

  /** How many checks were made. */
  public int count() {
    return checks.size();
  }

  /**
   * The check of an expression.
   *
   * @throws IllegalArgumentException when the plan lacks a field of it
   */
  public Check compile(Expression expression) {
    if (expression instanceof Expression.Named named) {
      return compile(named.part());
    }
    if (expression instanceof Expression.And and) {
      List<Check> parts = parts(and.parts());
      return parts.size() == 1
          ? parts.get(0)
          : once(new Group("and", ids(parts)), () -> new Groups.All(parts));
    }
    if (expression instanceof Expression.Or or) {
      List<Check> parts = parts(or.parts());
      return parts.size() == 1
          ? parts.get(0)
          : once(new Group("or", ids(parts)), () -> new Groups.Any(parts));
    }
    if (expression instanceof Expression.Not not) {
      return not(compile(not.part()));
    }
    if (expression instanceof Expression.FieldMatch match) {
      return field(slot(match.field()), match.test());
    }
    ValueTest test = ((Expression.Keywords) expression).test();
    return once(new Test(FieldPlan.NONE, test), () -> keywords(test));
  }

  private List<Check> parts(List<Expression> expressions) {
    List<Check> parts = new ArrayList<>();
    for (Expression expression : expressions) {
      parts.add(compile(expression));
    }
    return parts;
  }

  private static List<Integer> ids(List<Check> parts) {
    return parts.stream().map(Check::id).toList();
  }

  private Check not(Check part) {
    return once(new Group("not", List.of(part.id())), () -> new Groups.None(part));
  }

  private int slot(String field) {
    int slot = plan.slot(field);
    if (slot == FieldPlan.NONE) {
      throw new IllegalArgumentException("the field plan lacks " + field);
    }
    return slot;
  }

  private Check field(int slot, ValueTest test) {
    if (test instanceof ValueTest.IsNull) {
      return not(field(slot, new ValueTest.Exists(true)));
    }
    if (test instanceof ValueTest.Exists exists) {
      Check present =
          once(new Test(slot, new ValueTest.Exists(true)), () -> new PresenceCheck(slot));
      return exists.expected() ? present : not(present);
    }
    return once(new Test(slot, test), () -> fieldCheck(slot, test));
  }

  private Check fieldCheck(int slot, ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return new TextCheck(slot, text);
    }
    if (test instanceof ValueTest.Regex regex) {
      return new RegexCheck(slot, regex);
    }
    if (test instanceof ValueTest.Cidr cidr) {
      return new CidrCheck(slot, cidr);
    }
    if (test instanceof ValueTest.FieldRef reference) {
      return new FieldRefCheck(slot, reference, slot(reference.field()));
    }
    if (test instanceof ValueTest.Compare compare) {
      return new CompareCheck(slot, compare);
    }
    if (test instanceof ValueTest.TimePart part) {
      return new TimePartCheck(slot, part);
    }
    throw new IllegalArgumentException("no check of one value: " + test);
  }

  private static Check keywords(ValueTest test) {
    if (test instanceof ValueTest.Text text) {
      return new TextCheck.OfRecord(text);
    }
    if (test instanceof ValueTest.Regex regex) {
      return new RegexCheck.OfRecord(regex);
    }
    throw new IllegalArgumentException("no test of a whole record: " + test);
  }

  private Check once(Object known, Supplier<Check> maker) {
    Check existing = checks.get(known);
    if (existing != null) {
      existing.share();
      return existing;
    }
    Check made = maker.get();
    made.number(checks.size());
    checks.put(known, made);
    return made;
  }
}
