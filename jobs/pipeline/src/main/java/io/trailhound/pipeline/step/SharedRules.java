package io.trailhound.pipeline.step;

import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import java.lang.ref.SoftReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a job, read once in a process and not by each operator of each subtask: hundreds of
 * files of YAML take a second of a replay's start.
 */
public final class SharedRules {
  private static SoftReference<@Nullable Shared> last = new SoftReference<>(null);

  private SharedRules() {}

  private record Shared(List<RuleText> texts, RuleSet rules) {}

  /** The rules of these texts. */
  public static synchronized RuleSet of(List<RuleText> texts) {
    Shared shared = last.get();
    if (shared == null || !shared.texts.equals(texts)) {
      shared = new Shared(List.copyOf(texts), RuleLoader.loadTexts(texts));
      last = new SoftReference<>(shared);
    }
    return shared.rules;
  }
}
