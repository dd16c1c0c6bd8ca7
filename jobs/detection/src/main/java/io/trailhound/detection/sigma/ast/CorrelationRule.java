package io.trailhound.detection.sigma.ast;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One Sigma correlation. What is said of {@link Rule} holds here too.
 *
 * @param rules what it correlates, at most {@value #MAX_RULES}
 * @param groupBy the names, of fields or aliases, whose values make a group; none for one group
 * @param aliases by name: which field it is in what each rule matches, by the rule's id
 * @param timespan milliseconds, above 0
 * @param generate whether the rules it refers to raise alerts of their own
 * @param depth 0 when it refers to event rules alone, else one more than the deepest correlation
 *     that it refers to
 * @param behaviour what a behaviour rule asks; null of Sigma's own types
 */
public record CorrelationRule(
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
    String file,
    int line,
    CorrelationType type,
    List<Reference> rules,
    List<String> groupBy,
    Map<String, Map<String, String>> aliases,
    long timespan,
    CorrelationCondition condition,
    boolean generate,
    int depth,
    @Nullable Behaviour behaviour)
    implements RuleHeader {
  /** The most rules of one correlation. */
  public static final int MAX_RULES = 64;

  /**
   * A rule that is referred to.
   *
   * @param id its id
   * @param title its title
   * @param correlation whether it is a correlation
   * @param logSource what it reads, as {@code aws/cloudtrail}; of a correlation, what its own rules
   *     read
   * @param testsChain whether its condition tests {@link ChainFields}
   */
  public record Reference(
      String id, String title, boolean correlation, String logSource, boolean testsChain) {}

  /** Makes a correlation. */
  public CorrelationRule {
    references = List.copyOf(references);
    tags = List.copyOf(tags);
    falsePositives = List.copyOf(falsePositives);
    rules = List.copyOf(rules);
    groupBy = List.copyOf(groupBy);
    aliases = Map.copyOf(aliases);
  }

  /** The field that a name, of a field or an alias, stands for in what a rule matches. */
  public String field(String name, String ruleId) {
    Map<String, String> alias = aliases.get(name);
    return alias == null ? name : alias.getOrDefault(ruleId, name);
  }

  /**
   * Whether inputs may be taken back: those that are alerts of a correlation, or that depend on the
   * chain of sessions behind a call.
   */
  public boolean takesBack() {
    Set<String> fields = new TreeSet<>();
    addFields(fields);
    return ChainFields.areAmong(fields)
        || rules.stream().anyMatch(rule -> rule.correlation() || rule.testsChain());
  }

  /** What the rules that it refers to read, as {@code aws/cloudtrail, linux/sshd}. */
  public String logSource() {
    TreeSet<String> sources = new TreeSet<>();
    rules.forEach(rule -> sources.addAll(List.of(rule.logSource().split(", ", -1))));
    return String.join(", ", sources);
  }

  /** Adds the paths of the fields that it reads from records. */
  public void addFields(Collection<String> fields) {
    for (Reference rule : rules) {
      if (!rule.correlation()) {
        groupBy.forEach(name -> fields.add(field(name, rule.id())));
        condition.fields().forEach(name -> fields.add(field(name, rule.id())));
      }
    }
  }

  /** The same with its references followed. */
  public CorrelationRule linked(
      List<Reference> toRules,
      Map<String, Map<String, String>> withAliases,
      CorrelationCondition withCondition,
      int atDepth) {
    return new CorrelationRule(
        id,
        title,
        name,
        version,
        status,
        level,
        description,
        author,
        date,
        modified,
        references,
        tags,
        falsePositives,
        file,
        line,
        type,
        toRules,
        groupBy,
        withAliases,
        timespan,
        withCondition,
        generate,
        atDepth,
        behaviour);
  }
}
