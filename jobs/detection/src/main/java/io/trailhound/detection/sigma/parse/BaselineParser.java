package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.List;
import java.util.Set;

/** Reads what a baseline asks. */
final class BaselineParser {
  static final Set<String> KEYS = Set.of("measure", "hours", "calendar");

  private BaselineParser() {}

  static Baseline parse(Yaml.Mapping section) throws YamlException {
    if (section.get("measure") == null) {
      throw new YamlException(section, "the baseline has no measure");
    }
    return new Baseline(List.of());
  }
}
