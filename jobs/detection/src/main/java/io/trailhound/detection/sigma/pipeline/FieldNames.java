package io.trailhound.detection.sigma.pipeline;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.util.List;
import java.util.function.Function;

/** Puts other fields into what a rule asks of an event. */
final class FieldNames {
  private final Function<String, List<String>> mapping;

  /** Where a field stands for several, any of them may pass. */
  FieldNames(Function<String, List<String>> mapping) {
    this.mapping = mapping;
  }

  Expression rewrite(Expression expression) {
    if (expression instanceof Expression.And and) {
      return new Expression.And(and.parts().stream().map(this::rewrite).toList(), and.line());
    } else if (expression instanceof Expression.Or or) {
      return new Expression.Or(or.parts().stream().map(this::rewrite).toList(), or.line());
    } else if (expression instanceof Expression.Not not) {
      return new Expression.Not(rewrite(not.part()), not.line());
    } else if (expression instanceof Expression.Named named) {
      return new Expression.Named(named.name(), rewrite(named.part()), named.line());
    } else if (expression instanceof Expression.FieldMatch match) {
      return match(match);
    }
    return expression;
  }

  private Expression match(Expression.FieldMatch match) {
    ValueTest test = match.test();
    if (test instanceof ValueTest.FieldRef to) {
      test = new ValueTest.FieldRef(to.position(), mapping.apply(to.field()).get(0), to.cased());
    }
    List<String> fields = mapping.apply(match.field());
    if (fields.size() == 1) {
      return new Expression.FieldMatch(fields.get(0), test, match.line());
    }
    ValueTest each = test;
    List<Expression> alternatives =
        fields.stream()
            .<Expression>map(field -> new Expression.FieldMatch(field, each, match.line()))
            .toList();
    boolean absent =
        each instanceof ValueTest.IsNull
            || (each instanceof ValueTest.Exists exists && !exists.expected());
    return absent
        ? new Expression.And(alternatives, match.line())
        : new Expression.Or(alternatives, match.line());
  }

  /** Reads keywords in one field instead of in the whole record. */
  static Expression keywordsIn(String field, Expression expression) {
    if (expression instanceof Expression.And and) {
      return new Expression.And(
          and.parts().stream().map(part -> keywordsIn(field, part)).toList(), and.line());
    } else if (expression instanceof Expression.Or or) {
      return new Expression.Or(
          or.parts().stream().map(part -> keywordsIn(field, part)).toList(), or.line());
    } else if (expression instanceof Expression.Not not) {
      return new Expression.Not(keywordsIn(field, not.part()), not.line());
    } else if (expression instanceof Expression.Named named) {
      return new Expression.Named(named.name(), keywordsIn(field, named.part()), named.line());
    } else if (expression instanceof Expression.Keywords keywords) {
      return new Expression.FieldMatch(field, keywords.test(), keywords.line());
    }
    return expression;
  }
}
