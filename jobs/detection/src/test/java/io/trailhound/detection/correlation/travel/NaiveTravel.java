package io.trailhound.detection.correlation.travel;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Travel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at each two inputs of a group that follow each other. */
final class NaiveTravel {
  private record Change(Input from, Input to) {}

  private NaiveTravel() {}

  static List<Episode> episodes(
      CorrelationRule rule, GroupKey group, List<Input> all, Travel asked) {
    Set<String> seen = new HashSet<>();
    List<Input> inputs =
        all.stream()
            .filter(one -> Place.of(one, asked) != null)
            .filter(one -> seen.add(one.time() / 60_000 + one.value()))
            .toList();
    TreeMap<String, List<Change>> byPair = new TreeMap<>();
    for (int i = 1; i < inputs.size(); i++) {
      Input from = inputs.get(i - 1);
      Input to = inputs.get(i);
      Place there = Objects.requireNonNull(Place.of(from, asked));
      Place here = Objects.requireNonNull(Place.of(to, asked));
      double hours = (to.time() - from.time()) / 3_600_000.0;
      double distance = distance(there, here) - there.radius() - here.radius();
      if (to.time() - from.time() <= rule.timespan()
          && distance >= asked.distance()
          && (hours == 0 || distance / hours >= asked.speed())) {
        String pair = new TreeSet<>(List.of(there.name(), here.name())).toString();
        byPair.computeIfAbsent(pair, key -> new ArrayList<>()).add(new Change(from, to));
      }
    }
    List<Episode> episodes = new ArrayList<>();
    for (List<Change> changes : byPair.values()) {
      int begin = 0;
      for (int i = 1; i <= changes.size(); i++) {
        if (i == changes.size()
            || changes.get(i).to().time() - changes.get(i - 1).to().time() > rule.timespan()) {
          episodes.add(episode(rule, group, changes.subList(begin, i), asked));
          begin = i;
        }
      }
    }
    return episodes;
  }

  private static Episode episode(
      CorrelationRule rule, GroupKey group, List<Change> changes, Travel asked) {
    Change first = changes.get(0);
    Change last = changes.get(changes.size() - 1);
    return TripText.episode(
        new Trip(
            Tellings.alertId(rule, group, first.to()),
            "",
            first.from(),
            first.to(),
            last.from(),
            last.to(),
            changes.size(),
            0),
        asked);
  }

  /** By the spherical law of cosines. */
  private static double distance(Place one, Place other) {
    double a = Math.toRadians(one.latitude());
    double b = Math.toRadians(other.latitude());
    double between =
        Math.sin(a) * Math.sin(b)
            + Math.cos(a)
                * Math.cos(b)
                * Math.cos(Math.toRadians(one.longitude() - other.longitude()));
    return 6371.0088 * Math.acos(Math.max(-1, Math.min(1, between)));
  }
}
