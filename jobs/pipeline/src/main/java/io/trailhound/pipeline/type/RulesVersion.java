package io.trailhound.pipeline.type;

import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.json.Hashing;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The rules and suppression lists that a job uses at one time.
 *
 * @param number 0 for those that the job was started with, and one more with each change
 * @param rules the rule files' texts
 * @param suppressions the suppression lists' texts
 */
public record RulesVersion(long number, List<RuleText> rules, List<RuleText> suppressions)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public RulesVersion {
    rules = List.copyOf(rules);
    suppressions = List.copyOf(suppressions);
  }

  /** What a job is started with. */
  public static RulesVersion first(List<RuleText> rules, List<RuleText> suppressions) {
    return new RulesVersion(0, rules, suppressions);
  }

  /** Whether both have the same texts under the same names. */
  public boolean hasTextsOf(RulesVersion other) {
    return rules.equals(other.rules) && suppressions.equals(other.suppressions);
  }

  /** A hash of the texts and their names, 16 hexadecimal digits. */
  public String hash() {
    List<RuleText> all = new ArrayList<>(rules);
    all.addAll(suppressions);
    long hash = Hashing.SEED;
    for (RuleText text : all) {
      byte[] bytes = (text.name() + '\0' + text.text()).getBytes(StandardCharsets.UTF_8);
      hash = Hashing.mix(hash) + Hashing.bytes(bytes, 0, bytes.length);
    }
    return HexFormat.of().toHexDigits(Hashing.mix(hash));
  }
}
