package io.trailhound.detection.sigma.match;

/** Takes the matches of one event. */
@FunctionalInterface
public interface MatchSink {
  /**
   * Takes a match.
   *
   * @param ruleIndex the rule's number in the {@link
   *     io.trailhound.detection.sigma.compile.CompiledRules}
   */
  void matched(int ruleIndex);
}
