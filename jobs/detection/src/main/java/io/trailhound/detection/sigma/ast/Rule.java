package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * One Sigma event rule. Texts that the rule does not give are empty.
 *
 * @param id its {@code id}; of a rule without one, its {@code name}, else a hash of its title
 * @param title one line saying what it detects
 * @param name Sigma's {@code name}, by which correlations refer to it
 * @param version 12 hexadecimal digits that change when the rule's content does or the filters that
 *     are applied to it; comments, quotes and white space are no content
 * @param status how mature it is; {@link Status#EXPERIMENTAL} when not given
 * @param level how grave a match is; {@link Level#MEDIUM} when not given
 * @param date when it was written, as in the file
 * @param modified when it was last changed, as in the file
 * @param file the file it was read from
 * @param line the line on which its document begins, from 1
 * @param detection what must hold of a record
 */
public record Rule(
    String id,
    String title,
    String name,
    String version,
    Status status,
    Level level,
    String description,
    String author,
    String date,
    String modified,
    List<String> references,
    List<String> tags,
    List<String> falsePositives,
    LogSource logSource,
    String file,
    int line,
    Expression detection)
    implements RuleHeader {
  /** Makes a rule. */
  public Rule {
    references = List.copyOf(references);
    tags = List.copyOf(tags);
    falsePositives = List.copyOf(falsePositives);
  }

  /** The same rule for another log source, with other fields. */
  public Rule with(String otherVersion, LogSource source, Expression expression) {
    return new Rule(
        id,
        title,
        name,
        otherVersion,
        status,
        level,
        description,
        author,
        date,
        modified,
        references,
        tags,
        falsePositives,
        source,
        file,
        line,
        expression);
  }
}
