package io.trailhound.pipeline.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the alerts amount to, counted while they go by once. */
final class Tally {

  /** The lane of alerts whose rule names no tactic. */
  static final String NO_TACTIC = "No tactic";

  private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
  private final Roster rules = new Roster();
  private final Roster tactics = new Roster();
  private final Roster techniques = new Roster();
  private final Roster actors = new Roster();
  private final Roster addresses = new Roster();
  private final TimeBins severityBins = new TimeBins();
  private final TimeBins tacticBins = new TimeBins();
  private long alerts;
  private long timeless;

  /** Counts one alert. */
  void add(Alert alert) {
    alerts++;
    Severity severity = alert.severity();
    Optional<Instant> time = alert.time();
    bySeverity.merge(severity, 1L, Long::sum);
    rules.add(Fields.firstOf(alert.ruleId(), alert.title()), severity, time).with(alert.title());
    actors.add(alert.actor(), severity, time).with(alert.address());
    addresses.add(alert.address(), severity, time).with(alert.actor());
    for (String technique : alert.attack("technique")) {
      techniques.add(technique, severity, time);
    }
    List<String> named = alert.tactics();
    for (String tactic : named.isEmpty() ? List.of(NO_TACTIC) : named) {
      tactics.add(tactic, severity, time);
      time.ifPresent(at -> tacticBins.add(tactic, severity, at));
    }
    if (time.isPresent()) {
      severityBins.add(severity.word(), severity, time.get());
    } else {
      timeless++;
    }
  }

  long alerts() {
    return alerts;
  }

  /** Returns the alerts without a usable {@code @timestamp}. */
  long timeless() {
    return timeless;
  }

  long of(Severity severity) {
    return bySeverity.getOrDefault(severity, 0L);
  }

  /** Returns rules by id, each with its name as its companion. */
  Roster rules() {
    return rules;
  }

  Roster tactics() {
    return tactics;
  }

  Roster techniques() {
    return techniques;
  }

  /** Returns actors, each with its addresses. */
  Roster actors() {
    return actors;
  }

  /** Returns addresses, each with its actors. */
  Roster addresses() {
    return addresses;
  }

  /** Returns the alerts over time in lanes by {@link Severity#word}. */
  TimeBins severityBins() {
    return severityBins;
  }

  /** Returns the alerts over time in lanes by tactic. */
  TimeBins tacticBins() {
    return tacticBins;
  }
}
