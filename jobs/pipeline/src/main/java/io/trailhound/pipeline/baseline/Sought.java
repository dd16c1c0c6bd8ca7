package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.Correlations;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.ChainFields;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which correlations are run: the baselines that are asked for, and those whose alerts they
 * measure.
 */
final class Sought {
  private final Correlations correlations;
  private final BitSet baselines = new BitSet();
  private final BitSet needed = new BitSet();
  private final List<CorrelationRule> chained = new ArrayList<>();

  /**
   * Looks for them.
   *
   * @param rule the id, title or name of the one that is asked for; null for all
   */
  Sought(Correlations correlations, @Nullable String rule) {
    this.correlations = correlations;
    for (int number = 0; number < correlations.size(); number++) {
      CorrelationRule one = correlations.rule(number);
      if (one.behaviour() instanceof Baseline && (rule == null || isCalled(one, rule))) {
        BitSet with = new BitSet();
        add(number, with);
        if (with.stream().mapToObj(correlations::rule).anyMatch(Sought::followsChains)) {
          chained.add(one);
        } else {
          baselines.set(number);
          needed.or(with);
        }
      }
    }
  }

  private static boolean isCalled(CorrelationRule rule, String name) {
    return rule.id().equalsIgnoreCase(name)
        || rule.title().equalsIgnoreCase(name)
        || rule.name().equals(name);
  }

  private void add(int number, BitSet to) {
    to.set(number);
    for (CorrelationRule.Reference reference : correlations.rule(number).rules()) {
      for (int other = 0; reference.correlation() && other < correlations.size(); other++) {
        if (correlations.rule(other).id().equals(reference.id())) {
          add(other, to);
        }
      }
    }
  }

  private static boolean followsChains(CorrelationRule rule) {
    TreeSet<String> fields = new TreeSet<>();
    rule.addFields(fields);
    return ChainFields.areAmong(fields)
        || rule.rules().stream().anyMatch(CorrelationRule.Reference::testsChain);
  }

  /** Whether nothing is asked for that there is. */
  boolean isEmpty() {
    return baselines.isEmpty() && chained.isEmpty();
  }

  boolean isBaseline(int correlation) {
    return baselines.get(correlation);
  }

  boolean isNeeded(int correlation) {
    return needed.get(correlation);
  }

  /** Those that depend on the chain of sessions behind a call, which is not followed here. */
  List<CorrelationRule> chained() {
    return chained;
  }
}
