package io.trailhound.bench.rules;

import io.trailhound.detection.sigma.parse.RuleFiles;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A thousand different rules: the shipped ones, then variants of them. Half of the variants are on
 * calls that do not occur, a quarter on the calls of the shipped rules, and a quarter on calls that
 * most records are about. Left out are those that only serve correlations: they match a large part
 * of all records on purpose, and are measured with the shipped rules as they are.
 */
public final class RuleMixture {
  /** The number of rules. */
  public static final int SIZE = 1000;

  /** Has no divisor in common with {@link #SIZE}, so that steps of it reach every rule. */
  private static final int STEP = 719;

  private final List<RuleText> rules;

  private RuleMixture(List<RuleText> rules) {
    this.rules = rules;
  }

  /**
   * A mixture made from the rules of a folder; the same for the same rules.
   *
   * @throws IOException when a rule cannot be read
   */
  public static RuleMixture of(Path folder) throws IOException {
    RuleFiles files = RuleFiles.read(List.of(folder));
    List<RuleText> shipped =
        files.texts().stream()
            // No placeholders, nor rules that need them.
            .filter(rule -> rule.text().contains("\ndetection:"))
            .filter(rule -> !rule.text().contains("|expand"))
            .filter(rule -> !rule.text().contains(RuleSet.BUILDING_BLOCK))
            .toList();
    if (!files.problems().isEmpty() || shipped.isEmpty()) {
      throw new IOException("no rules to be read in " + folder + " " + files.problems());
    }
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (RuleText rule : shipped) {
      documents.add(document(rule, yaml.load(rule.text())));
    }
    List<RuleText> rules = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      int turn = i / documents.size();
      RuleText base = shipped.get(i % documents.size());
      rules.add(turn == 0 ? base : variant(yaml, documents.get(i % documents.size()), i, i + turn));
    }
    return new RuleMixture(List.copyOf(rules));
  }

  private static Map<String, @Nullable Object> document(RuleText rule, @Nullable Object document)
      throws IOException {
    if (!(document instanceof Map<?, ?> map)) {
      throw new IOException("not a rule: " + rule.name());
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return named;
  }

  private static RuleText variant(
      Yaml yaml, Map<String, @Nullable Object> document, int number, int kind) {
    Map<String, Object> variant = new RuleVariant(number, kind).of(document);
    return new RuleText("variant-" + number + ".yml", yaml.dump(variant));
  }

  /**
   * Some of the rules, evenly spread over the mixture; those of a smaller pick are in a larger one.
   *
   * @param count at most {@link #SIZE}
   * @throws IllegalStateException when a rule cannot be loaded
   */
  public RuleSet pick(int count) {
    List<RuleText> picked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      picked.add(rules.get(i * STEP % SIZE));
    }
    RuleSet loaded = RuleLoader.loadTexts(picked);
    if (!loaded.problems().isEmpty() || loaded.routed().size() != count) {
      throw new IllegalStateException(
          "of " + count + " rules " + loaded.routed().size() + " load: " + loaded.problems());
    }
    return loaded;
  }
}
