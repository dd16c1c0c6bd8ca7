package io.trailhound.pipeline.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Presences by name. At most {@value #NAMES} names are told apart, so that an attacker who makes up
 * names cannot fill the memory; the alerts of further ones are counted together.
 */
final class Roster {

  /** The most names to tell apart. */
  static final int NAMES = 20_000;

  /** The most UTF-16 code units of a name to tell it apart by. */
  static final int NAME_LENGTH = 500;

  /** A name and its presence. */
  record Entry(String name, Presence presence) {}

  private final Map<String, Presence> presences = new TreeMap<>();
  private long untold;

  /** Counts an alert for a name and returns the name's presence. */
  Presence add(String fullName, Severity severity, Optional<Instant> time) {
    String name = Format.shorten(fullName, NAME_LENGTH);
    Presence presence = presences.get(name);
    if (presence == null) {
      presence = new Presence();
      if (presences.size() < NAMES) {
        presences.put(name, presence);
      } else {
        untold++;
      }
    }
    return presence.add(severity, time);
  }

  /** Returns the names, gravest first, then those with most alerts, then by name. */
  List<Entry> gravestFirst() {
    List<Entry> entries = byName();
    entries.sort(
        Comparator.comparing(Entry::presence, Presence.GRAVEST_FIRST).thenComparing(Entry::name));
    return entries;
  }

  /** Returns the names in alphabetical order. */
  List<Entry> byName() {
    List<Entry> entries = new ArrayList<>();
    presences.forEach((name, presence) -> entries.add(new Entry(name, presence)));
    return entries;
  }

  /** Returns the alerts of names beyond the {@value #NAMES} that are told apart. */
  long untold() {
    return untold;
  }
}
