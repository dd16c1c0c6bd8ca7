package io.trailhound.detection.alert;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Alternative;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.util.List;

/**
 * Which rules of a temporal correlation occurred where most of them did, so far as its condition
 * and their number tell. Rules are bits by their place.
 *
 * @param certain those that did
 * @param possible those of which some did, or none
 * @param others how many of the possible ones did
 */
record Occurring(long certain, long possible, int others) {

  static Occurring of(CorrelationRule rule, Episode episode) {
    int rules = rule.rules().size();
    long all = -1L >>> (64 - rules);
    int number = episode.figure().intValue();
    List<Alternative> alternatives = rule.condition().alternatives();
    long required = alternatives.isEmpty() ? 0 : all;
    long forbidden = required;
    for (Alternative alternative : alternatives) {
      boolean can =
          Long.bitCount(alternative.required()) <= number
              && number <= rules - Long.bitCount(alternative.forbidden());
      required &= can ? alternative.required() : -1;
      forbidden &= can ? alternative.forbidden() : -1;
    }
    if ((required & forbidden) != 0) {
      return new Occurring(all, 0, 0); // the number is not one of this condition
    }
    long possible = all & ~required & ~forbidden;
    int others = number - Long.bitCount(required);
    return others == Long.bitCount(possible)
        ? new Occurring(required | possible, 0, 0)
        : new Occurring(required, others > 0 ? possible : 0, others);
  }
}
