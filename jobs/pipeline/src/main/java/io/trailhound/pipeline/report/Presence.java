package io.trailhound.pipeline.report;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** When, how often and with whom one actor, address, rule or tactic was seen in the alerts. */
final class Presence {

  /** The most companions to remember; further ones are not counted. */
  static final int COMPANIONS = 20;

  /** Gravest first, then most alerts. */
  static final Comparator<Presence> GRAVEST_FIRST =
      Comparator.comparing(Presence::severity)
          .thenComparing(Presence::alerts, Comparator.reverseOrder());

  private final SortedSet<String> companions = new TreeSet<>();
  private long alerts;
  private boolean moreCompanions;
  private Severity severity = Severity.UNKNOWN;
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /** Takes one more alert. */
  Presence add(Severity alertSeverity, Optional<Instant> time) {
    alerts++;
    severity = severity.or(alertSeverity);
    if (time.isPresent()) {
      Instant at = time.get();
      first = Optional.of(first.filter(earliest -> earliest.isBefore(at)).orElse(at));
      last = Optional.of(last.filter(latest -> latest.isAfter(at)).orElse(at));
    }
    return this;
  }

  /** Takes what it was seen with; "" is nothing. */
  void with(String name) {
    String companion = Format.shorten(name, Roster.NAME_LENGTH);
    if (companion.isEmpty() || companions.contains(companion)) {
      return;
    }
    if (companions.size() < COMPANIONS) {
      companions.add(companion);
    } else {
      moreCompanions = true;
    }
  }

  long alerts() {
    return alerts;
  }

  Severity severity() {
    return severity;
  }

  Optional<Instant> first() {
    return first;
  }

  Optional<Instant> last() {
    return last;
  }

  /** Returns the first {@value #COMPANIONS} companions met, in alphabetical order. */
  SortedSet<String> companions() {
    return Collections.unmodifiableSortedSet(companions);
  }

  /** Returns whether there were companions that were not remembered. */
  boolean moreCompanions() {
    return moreCompanions;
  }
}
