package io.trailhound.detection.correlation;

import io.trailhound.detection.alert.AlertId;
import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationCondition.Alternative;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sorts all inputs of a group and applies the definition to them, point by point. */
final class NaiveModel {
  private final CorrelationRule rule;
  private final GroupKey group;
  private final List<Input> inputs;

  NaiveModel(CorrelationRule rule, GroupKey group, Collection<Input> inputs) {
    this.rule = rule;
    this.group = group;
    // Of copies the one with the least place is kept.
    List<Input> byPlace = new ArrayList<>(inputs);
    byPlace.sort(Comparator.comparing(input -> input.evidence().object()));
    this.inputs = new ArrayList<>(new TreeSet<>(byPlace));
  }

  List<Episode> episodes() {
    TreeMap<Long, BigDecimal> firing = new TreeMap<>();
    for (Input input : inputs) {
      BigDecimal figure = firing(between(input.time() - rule.timespan(), input.time()));
      if (figure != null) {
        firing.put(input.time(), figure);
      }
    }
    List<Episode> episodes = new ArrayList<>();
    List<Long> points = new ArrayList<>();
    for (long point : firing.keySet()) {
      if (!points.isEmpty() && point - points.get(points.size() - 1) > rule.timespan()) {
        episodes.add(episode(points, firing));
        points.clear();
      }
      points.add(point);
    }
    if (!points.isEmpty()) {
      episodes.add(episode(points, firing));
    }
    return episodes;
  }

  private List<Input> between(long from, long to) {
    return inputs.stream().filter(one -> one.time() >= from && one.time() <= to).toList();
  }

  private Episode episode(List<Long> points, Map<Long, BigDecimal> firing) {
    long last = points.get(points.size() - 1);
    Set<Input> union = new TreeSet<>();
    BigDecimal peak = points.stream().map(firing::get).max(BigDecimal::compareTo).orElseThrow();
    for (long point : points) {
      union.addAll(between(point - rule.timespan(), point));
    }
    List<Input> all = new ArrayList<>(union);
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i < 25 || i >= all.size() - 25) {
        evidence.add(all.get(i).evidence());
      }
    }
    Input first = all.get(0);
    List<String> parts = new ArrayList<>();
    parts.add(rule.id());
    parts.addAll(group.values());
    parts.add(String.format("%016x%016x", first.key().high(), first.key().low()));
    parts.add(String.format("%016x", first.contentHash()));
    return new Episode(
        AlertId.of(parts.toArray(String[]::new)),
        points.get(0),
        first.time(),
        last,
        all.size(),
        peak,
        0,
        evidence,
        all.size() - evidence.size(),
        null);
  }

  private @Nullable BigDecimal firing(List<Input> window) {
    CorrelationCondition condition = rule.condition();
    BigDecimal figure = figure(window);
    if (figure == null || !condition.holds(figure)) {
      return null;
    }
    if (condition.alternatives().isEmpty()) {
      return figure;
    }
    Set<Integer> occurring = occurring(window);
    for (Alternative alternative : condition.alternatives()) {
      List<Integer> required = new ArrayList<>();
      boolean holds = true;
      for (int i = 0; i < rule.rules().size(); i++) {
        if ((alternative.required() >> i & 1) != 0) {
          required.add(i);
          holds &= occurring.contains(i);
        }
        if ((alternative.forbidden() >> i & 1) != 0) {
          holds &= !occurring.contains(i);
        }
      }
      boolean ordered = rule.type() == CorrelationType.TEMPORAL_ORDERED;
      if (holds && (!ordered || inOrder(required, 0, Long.MIN_VALUE, new HashSet<>(), window))) {
        return figure;
      }
    }
    return null;
  }

  private boolean inOrder(
      List<Integer> required, int next, long from, Set<Input> used, List<Input> window) {
    if (next == required.size()) {
      return true;
    }
    for (Input input : window) {
      boolean fits =
          input.time() >= from && (input.rules() >> required.get(next) & 1) != 0 && used.add(input);
      if (fits && inOrder(required, next + 1, input.time(), used, window)) {
        return true;
      }
      if (fits) {
        used.remove(input);
      }
    }
    return false;
  }

  private Set<Integer> occurring(List<Input> window) {
    Set<Integer> occurring = new HashSet<>();
    for (Input input : window) {
      for (int i = 0; i < rule.rules().size(); i++) {
        if ((input.rules() >> i & 1) != 0) {
          occurring.add(i);
        }
      }
    }
    return occurring;
  }

  private @Nullable BigDecimal figure(List<Input> window) {
    List<BigDecimal> numbers = new ArrayList<>();
    Set<String> values = new HashSet<>();
    for (Input input : window) {
      if (input.value() != null) {
        values.add(input.value());
        if (rule.type().isNumeric()) {
          numbers.add(new BigDecimal(input.value()));
        }
      }
    }
    numbers.sort(null);
    int n = numbers.size();
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (rule.type().isNumeric() && n == 0) {
      return null;
    }
    return switch (rule.type()) {
      case EVENT_COUNT -> BigDecimal.valueOf(window.size());
      case VALUE_COUNT -> BigDecimal.valueOf(values.size());
      case VALUE_SUM -> Figures.plain(sum);
      case VALUE_AVG -> Figures.plain(sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128));
      case VALUE_MEDIAN ->
          Figures.plain(
              numbers.get((n - 1) / 2).add(numbers.get(n / 2)).divide(BigDecimal.valueOf(2)));
      case VALUE_PERCENTILE -> Figures.plain(percentile(numbers));
      case TEMPORAL, TEMPORAL_ORDERED -> BigDecimal.valueOf(occurring(window).size());
      default -> throw new IllegalArgumentException(rule.type().word());
    };
  }

  /** The smallest number that at least so many of a hundred of them do not exceed. */
  private BigDecimal percentile(List<BigDecimal> sorted) {
    BigDecimal percentile = rule.condition().percentile();
    for (int i = 0; i < sorted.size(); i++) {
      BigDecimal share = BigDecimal.valueOf(100L * (i + 1));
      if (percentile == null
          || share.compareTo(percentile.multiply(BigDecimal.valueOf(sorted.size()))) >= 0) {
        return sorted.get(i);
      }
    }
    return sorted.get(sorted.size() - 1);
  }
}
