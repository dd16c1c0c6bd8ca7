package io.trailhound.detection.sigma.parse;

import java.util.Comparator;

/**
 * Why a rule, or a file of rules, could not be loaded.
 *
 * @param line from 1; 0 when it concerns the file as a whole
 * @param column from 1; 0 when it concerns the line or the file as a whole
 * @param reason one sentence, without the place
 */
public record RuleProblem(String file, int line, int column, String reason)
    implements Comparable<RuleProblem> {
  private static final Comparator<RuleProblem> ORDER =
      Comparator.comparing(RuleProblem::file)
          .thenComparingInt(RuleProblem::line)
          .thenComparingInt(RuleProblem::column)
          .thenComparing(RuleProblem::reason);

  @Override
  public int compareTo(RuleProblem other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line:column: reason}, as compilers write it. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (line > 0 && column > 0 ? ":" + column : "")
        + ": "
        + reason;
  }
}
