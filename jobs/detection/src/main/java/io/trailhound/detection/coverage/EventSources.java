package io.trailhound.detection.coverage;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.util.Set;
import java.util.TreeSet;

/** The services that an expression asks for by {@code eventSource}. */
final class EventSources {
  private static final String SUFFIX = ".amazonaws.com";

  private EventSources() {}

  /** Their names without {@code .amazonaws.com}, sorted; what is denied does not count. */
  static Set<String> of(Expression expression) {
    Set<String> services = new TreeSet<>();
    collect(expression, services);
    return services;
  }

  private static void collect(Expression expression, Set<String> services) {
    if (expression instanceof Expression.Named named) {
      collect(named.part(), services);
    } else if (expression instanceof Expression.And and) {
      and.parts().forEach(part -> collect(part, services));
    } else if (expression instanceof Expression.Or or) {
      or.parts().forEach(part -> collect(part, services));
    } else if (expression instanceof Expression.FieldMatch match
        && match.field().equals("eventSource")
        && match.test() instanceof ValueTest.Text text) {
      for (TextPattern pattern : text.patterns()) {
        String source = pattern.literalText();
        if (pattern.isLiteral() && !source.isEmpty()) {
          services.add(
              source.endsWith(SUFFIX)
                  ? source.substring(0, source.length() - SUFFIX.length())
                  : source);
        }
      }
    }
  }
}
