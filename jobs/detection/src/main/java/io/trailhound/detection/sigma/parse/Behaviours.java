package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Behaviour;
import io.trailhound.detection.sigma.ast.CorrelationType;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.Set;

/** Reads what the section of a behaviour rule has beyond what all correlations have. */
final class Behaviours {
  private Behaviours() {}

  /** The keys that a type has beyond those of all correlations. */
  static Set<String> keys(CorrelationType type) {
    return switch (type) {
      case BASELINE -> BaselineParser.KEYS;
      case FIRST_SEEN -> NoveltyParser.FIRST_SEEN_KEYS;
      case RARE -> NoveltyParser.RARE_KEYS;
      case SILENCE -> SilenceParser.KEYS;
      default -> Set.of();
    };
  }

  /**
   * What a behaviour rule asks.
   *
   * @param type one of behaviour
   * @param section the {@code correlation}
   * @param calendars those that rules share
   */
  static Behaviour parse(CorrelationType type, Yaml.Mapping section, SharedCalendars calendars)
      throws YamlException {
    return switch (type) {
      case BASELINE -> BaselineParser.parse(section, calendars);
      case FIRST_SEEN -> NoveltyParser.firstSeen(section);
      case RARE -> NoveltyParser.rare(section);
      case TRAVEL -> TravelParser.parse(section);
      case SILENCE -> SilenceParser.parse(section);
      default -> throw new IllegalArgumentException(type.word() + " is none of behaviour");
    };
  }
}
