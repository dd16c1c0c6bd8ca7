package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Applies the definitions of first_seen and rare to all inputs of a group, one by one. */
final class NaiveSeen {
  private static final long DAY = 86_400_000;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final List<Input> inputs;
  private final List<Novelty> told = new ArrayList<>();

  NaiveSeen(CorrelationRule rule, GroupKey group, List<Input> inputs) {
    this.rule = rule;
    this.group = group;
    this.inputs = new ArrayList<>(inputs);
  }

  List<Episode> firstSeen(FirstSeen asked) {
    inputs.removeIf(input -> input.value() == null);
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      long since = since(i);
      if (last(i, Objects.requireNonNull(input.value())) == null
          && input.time() - since >= asked.learning()) {
        TreeMap<String, Long> others = new TreeMap<>();
        for (int k = 0; k < i; k++) {
          String value = Values.of(inputs.get(k));
          if (last(i, value) != null) {
            others.put(value, first(i, value));
          }
        }
        List<String> names =
            others.keySet().stream()
                .sorted(Comparator.<String>comparingLong(others::get).thenComparing(v -> v))
                .limit(10)
                .toList();
        tell(input, new Background(since, others.size(), names, 1, 0, false), asked.most());
      }
    }
    return told.stream().map(one -> NoveltyText.firstSeen(rule, asked, one)).toList();
  }

  /** When the group is known from. */
  private long since(int at) {
    int from = at;
    while (from > 0 && inputs.get(from).time() - inputs.get(from - 1).time() < rule.timespan()) {
      from--;
    }
    return inputs.get(from).time();
  }

  /** The last input of a value before one, within the timespan. */
  private @Nullable Input last(int before, String value) {
    Input last = null;
    for (Input input : inputs.subList(0, before)) {
      boolean near = inputs.get(before).time() - input.time() < rule.timespan();
      last = near && Objects.equals(value, input.value()) ? input : last;
    }
    return last;
  }

  /** When a value that is there has been there from. */
  private long first(int before, String value) {
    long first = Long.MAX_VALUE;
    for (int i = before - 1; i >= 0; i--) {
      if (Objects.equals(value, inputs.get(i).value())) {
        if (first != Long.MAX_VALUE && first - inputs.get(i).time() >= rule.timespan()) {
          break;
        }
        first = inputs.get(i).time();
      }
    }
    return first;
  }

  private void tell(Input input, Background background, int most) {
    long near = told.stream().filter(one -> one.first().time() > input.time() - DAY).count();
    if (near < most) {
      told.add(new Novelty(Tellings.alertId(rule, group, input), input, background));
    } else {
      int last = told.size() - 1;
      told.set(last, told.get(last).leavingOut(Values.of(input)));
    }
  }

  List<Episode> rare(Rare asked) {
    List<Input> sightings = new ArrayList<>();
    for (Input input : inputs) {
      long sameDay =
          sightings.stream()
              .filter(one -> day(one) == day(input))
              .filter(one -> Objects.equals(one.value(), input.value()))
              .count();
      if (sameDay <= asked.limit()) {
        sightings.add(input);
      }
    }
    int days = (int) (rule.timespan() / DAY);
    for (int i = 0; i < sightings.size(); i++) {
      Input input = sightings.get(i);
      List<Input> before =
          sightings.subList(0, i).stream().filter(one -> day(one) > day(input) - days).toList();
      int from = i;
      while (from > 0 && day(sightings.get(from - 1)) > day(sightings.get(from)) - days) {
        from--;
      }
      long since = sightings.get(from).time();
      long times = before.stream().filter(one -> isAlike(one, input)).count() + 1;
      long others =
          before.stream()
              .filter(one -> one.value() != null && !isAlike(one, input))
              .map(Input::value)
              .distinct()
              .count();
      if (input.value() != null
          && times <= asked.limit()
          && before.size() >= asked.samples()
          && input.time() - since >= asked.learning()) {
        Background background =
            new Background(since, (int) others, List.of(), (int) times, before.size(), false);
        if (!extend(input, background)) {
          tell(input, background, asked.most());
        }
      }
    }
    return told.stream().map(one -> NoveltyText.rare(rule, asked, one)).toList();
  }

  private boolean extend(Input input, Background background) {
    for (int k = told.size() - 1; k >= 0; k--) {
      Novelty one = told.get(k);
      if (isAlike(one.first(), input) && input.time() - one.first().time() <= DAY) {
        told.set(k, one.with(input, background));
        return true;
      }
    }
    return false;
  }

  private static boolean isAlike(Input one, Input other) {
    return Objects.equals(one.value(), other.value());
  }

  private static long day(Input input) {
    return Math.floorDiv(input.time(), DAY);
  }
}
