package io.trailhound.detection.sigma.ast;

import java.util.Collection;
import java.util.List;

/** What must hold of a record: a rule's condition with its search identifiers put in. */
public sealed interface Expression {
  /** The line in the rule's file where it is written, from 1. */
  int line();

  /** Adds the paths of the fields that it reads. */
  void addFields(Collection<String> fields);

  /** Holds when every part does. */
  record And(List<Expression> parts, int line) implements Expression {
    /** Makes a conjunction. */
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public void addFields(Collection<String> fields) {
      parts.forEach(part -> part.addFields(fields));
    }
  }

  /** Holds when at least one part does. */
  record Or(List<Expression> parts, int line) implements Expression {
    /** Makes a disjunction. */
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public void addFields(Collection<String> fields) {
      parts.forEach(part -> part.addFields(fields));
    }
  }

  /** Holds when the part does not. */
  record Not(Expression part, int line) implements Expression {
    @Override
    public void addFields(Collection<String> fields) {
      part.addFields(fields);
    }
  }

  /** A search identifier or a filter: holds when what it stands for does. */
  record Named(String name, Expression part, int line) implements Expression {
    @Override
    public void addFields(Collection<String> fields) {
      part.addFields(fields);
    }
  }

  /**
   * A test of one field. A path through arrays has many values: it holds when any of them passes.
   * JSON nulls are no values.
   *
   * @param field the path, as in {@link io.trailhound.events.field.FieldPlan}
   */
  record FieldMatch(String field, ValueTest test, int line) implements Expression {
    @Override
    public void addFields(Collection<String> fields) {
      fields.add(field);
      if (test instanceof ValueTest.FieldRef reference) {
        fields.add(reference.field());
      }
    }
  }

  /**
   * A test of the whole record: its JSON text without insignificant white space.
   *
   * @param test a {@link ValueTest.Text} or {@link ValueTest.Regex}
   */
  record Keywords(ValueTest test, int line) implements Expression {
    @Override
    public void addFields(Collection<String> fields) {}
  }
}
