package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what {@code first_seen} and {@code rare} ask. */
final class NoveltyParser {
  static final Set<String> FIRST_SEEN_KEYS = Set.of("learning", "most");
  static final Set<String> RARE_KEYS = Set.of("learning", "most", "samples");

  private static final long DAY = 86_400_000;
  private static final long MOST_DAYS = 400;

  private NoveltyParser() {}

  static FirstSeen firstSeen(Yaml.Mapping section) throws YamlException {
    Yaml.Mapping condition = Settings.condition(section, Set.of("field"));
    Settings.Span learning = learning(section);
    int most = most(section);
    return new FirstSeen(
        Settings.fields(condition),
        learning.millis(),
        most,
        "new, after learning for " + learning.text() + ", at most " + most + " a day");
  }

  static Rare rare(Yaml.Mapping section) throws YamlException {
    Yaml.Mapping condition = Settings.condition(section, Set.of("field", "lte"));
    int limit = Settings.whole(condition, "lte", 1, 20);
    checkDays(section);
    Settings.Span learning = learning(section);
    int samples = Settings.whole(section, "samples", 1, 1_000_000, 100);
    int most = most(section);
    return new Rare(
        Settings.fields(condition),
        limit,
        samples,
        learning.millis(),
        most,
        "at most "
            + limit
            + " of at least "
            + samples
            + ", after learning for "
            + learning.text()
            + ", at most "
            + most
            + " a day");
  }

  private static int most(Yaml.Mapping section) throws YamlException {
    return Settings.whole(section, "most", 1, 100, 3);
  }

  /** A group that is away for the timespan is learned anew, so learning must be shorter. */
  private static Settings.Span learning(Yaml.Mapping section) throws YamlException {
    Settings.Span learning = Settings.learning(section);
    OptionalLong timespan = timespan(section);
    if (timespan.isPresent() && learning.millis() >= timespan.getAsLong()) {
      throw new YamlException(section, "'learning' must be shorter than the timespan");
    }
    return learning;
  }

  private static void checkDays(Yaml.Mapping section) throws YamlException {
    OptionalLong timespan = timespan(section);
    if (timespan.isPresent()
        && (timespan.getAsLong() % DAY != 0 || timespan.getAsLong() > MOST_DAYS * DAY)) {
      throw new YamlException(
          section, "the timespan of rare must be whole days, at most " + MOST_DAYS);
    }
  }

  private static OptionalLong timespan(Yaml.Mapping section) {
    return section.get("timespan") instanceof Yaml.Scalar scalar
        ? Timespan.parse(scalar.text())
        : OptionalLong.empty();
  }
}
