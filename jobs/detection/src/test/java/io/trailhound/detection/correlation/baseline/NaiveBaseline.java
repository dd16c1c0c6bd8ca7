package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.Tellings;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a baseline finds, by its definition, over all inputs of a group at once. Slow. */
final class NaiveBaseline {
  private static final long HOUR = 3_600_000;

  private final CorrelationRule rule;
  private final GroupKey group;
  private final Baseline baseline;

  /** Milliseconds. */
  private final long cellLength;

  private final List<Input> inputs;
  private final List<Hour> hours = new ArrayList<>();
  private List<Hour> learned = List.of();
  private int learnedOf;

  /** What is learned of an hour: when it begins, and its highest figure. */
  private record Hour(ZonedDateTime begins, double figure) {
    LocalDate monday() {
      return begins.toLocalDate().with(DayOfWeek.MONDAY);
    }
  }

  NaiveBaseline(CorrelationRule rule, GroupKey group, List<Input> all) {
    this.rule = rule;
    this.group = group;
    this.baseline = (Baseline) Objects.requireNonNull(rule.behaviour());
    this.cellLength = rule.timespan() > 6 * HOUR ? HOUR : 300_000;
    TreeMap<Input, Input> distinct = new TreeMap<>();
    for (Input input : all) {
      distinct.merge(input, input, (a, b) -> b.evidence().isBefore(a.evidence()) ? b : a);
    }
    this.inputs = List.copyOf(distinct.values());
  }

  List<Episode> episodes() {
    List<Span> spans = new ArrayList<>();
    TreeSet<Long> cells = new TreeSet<>();
    inputs.forEach(input -> cells.add(Math.floorDiv(input.time(), cellLength)));
    Long hour = null;
    double highest = 0;
    for (long cell : cells) {
      long here = Math.floorDiv(cell * cellLength, HOUR);
      if (hour != null && here > hour) {
        learn(hour, highest);
        for (long idle = hour + 1; idle < here; idle++) {
          learn(idle, 0);
        }
        highest = 0;
      }
      if (hour != null && isForgotten(cell, here)) {
        hours.clear();
        learnedOf = -1;
      }
      hour = here;
      List<Input> window = window(cell, cell);
      BigDecimal figure = figure(window);
      double learned = figure.doubleValue();
      boolean counts =
          learned >= baseline.limits().increase() && window.size() >= baseline.limits().records();
      Normal normal = counts ? normal(cell) : null;
      if (normal != null && normal.isExceededBy(learned)) {
        if (baseline.hours() == Hours.ANY
            || isWorking(at(cell * cellLength)) == (baseline.hours() == Hours.ON)) {
          join(spans, Span.of(new Figure(cell, figure, window.size(), false), normal));
        }
        double most =
            Math.max(normal.limit() / margin(at(here * HOUR)), baseline.limits().increase());
        learned = Math.min(learned, most);
      }
      highest = Math.max(highest, learned);
    }
    return spans.stream().map(this::episode).toList();
  }

  private void learn(long hour, double figure) {
    double kept = Minifloat.number(Minifloat.bits(figure));
    hours.add(new Hour(at(hour * HOUR), kept));
  }

  /** Whether the group was idle for too long before a cell: 8 days for each active one, at most. */
  private boolean isForgotten(long cell, long hour) {
    TreeSet<Long> days = new TreeSet<>();
    long last = Long.MIN_VALUE;
    long begin = hours.isEmpty() ? Long.MIN_VALUE : hours.get(0).begins.toInstant().toEpochMilli();
    for (Input input : inputs) {
      if (input.time() >= begin && input.time() < cell * cellLength) {
        days.add(Math.floorDiv(input.time(), 24 * HOUR));
        last = Math.max(last, Math.floorDiv(input.time(), HOUR));
      }
    }
    return hour - last > Math.min(baseline.retention() / HOUR, 8L * 24 * days.size());
  }

  private void join(List<Span> spans, Span span) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null && (span.first() - last.last()) * cellLength <= rule.timespan()) {
      spans.set(
          spans.size() - 1,
          new Span(
              last.first(),
              span.last(),
              span.best().value().compareTo(last.best().value()) > 0 ? span.best() : last.best(),
              span.best().value().compareTo(last.best().value()) > 0
                  ? span.normal()
                  : last.normal()));
    } else {
      spans.add(span);
    }
  }

  private List<Input> window(long first, long last) {
    long from = (first + 1) * cellLength - rule.timespan();
    return inputs.stream()
        .filter(input -> input.time() >= from && input.time() < (last + 1) * cellLength)
        .toList();
  }

  private BigDecimal figure(List<Input> window) {
    List<BigDecimal> numbers =
        window.stream()
            .map(input -> Objects.requireNonNullElse(input.value(), ""))
            .filter(value -> value.matches("-?[0-9.]+"))
            .map(BigDecimal::new)
            .sorted()
            .toList();
    BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal count = BigDecimal.valueOf(Math.max(numbers.size(), 1));
    return plain(
        switch (baseline.measure().function()) {
          case COUNT -> BigDecimal.valueOf(window.size());
          case DISTINCT ->
              BigDecimal.valueOf(
                  window.stream().map(Input::value).filter(Objects::nonNull).distinct().count());
          case SUM -> sum;
          case AVG -> sum.divide(count, MathContext.DECIMAL128);
          case ERROR_RATIO ->
              BigDecimal.valueOf(window.stream().filter(one -> one.value() != null).count())
                  .divide(BigDecimal.valueOf(window.size()), MathContext.DECIMAL128);
          case PERCENTILE -> numbers.isEmpty() ? BigDecimal.ZERO : percentile(numbers);
        });
  }

  private BigDecimal percentile(List<BigDecimal> sorted) {
    BigDecimal percentile = Objects.requireNonNull(baseline.measure().percentile());
    BigDecimal rank =
        percentile
            .multiply(BigDecimal.valueOf(sorted.size()))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING);
    return sorted.get(Math.max(rank.intValue(), 1) - 1);
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private @Nullable Normal normal(long cell) {
    if (hours.isEmpty()) {
      return null;
    }
    ZonedDateTime now = at(Math.floorDiv(cell * cellLength, HOUR) * HOUR);
    boolean work = isWorking(at(cell * cellLength));
    if (Duration.between(hours.get(0).begins, now).toHours() < 168) {
      return null;
    }
    DayOfWeek day = isHoliday(now) ? calendar().dayOff() : now.getDayOfWeek();
    int hour = now.getHour();
    List<Hour> learned = learned();
    List<Hour> ofWeek =
        learned.stream()
            .filter(h -> h.begins.getDayOfWeek() == day && h.begins.getHour() == hour)
            .toList();
    List<Hour> kind = learned.stream().filter(h -> isWorkingInAnyWeek(h.begins) == work).toList();
    List<Hour> ofDay = kind.stream().filter(h -> h.begins.getHour() == hour).toList();
    List<Hour> about =
        kind.stream()
            .filter(h -> Set.of(0, 1, 23).contains((h.begins.getHour() - hour + 24) % 24))
            .toList();
    double ever = Math.max(margin(now) * highestDay(about), 1.5 * highest(ofWeek));
    double peak = highest(kind);
    int samples = baseline.limits().samples();
    if (ofWeek.size() >= samples && share(ofWeek) >= 0.5) {
      return normal(Normal.Level.HOUR_OF_WEEK, ofWeek, about, peak, ever);
    }
    if (ofDay.size() >= samples) {
      return normal(Normal.Level.HOUR_OF_DAY, ofDay, about, peak, ever);
    }
    return kind.size() >= samples ? normal(Normal.Level.ALL_HOURS, kind, kind, peak, ever) : null;
  }

  private double margin(ZonedDateTime now) {
    double age = Duration.between(hours.get(0).begins, now).toHours();
    return 1.5 * (1 + 168 / age);
  }

  /** The highest figure of any day; of ten days or more, that of the day that is second. */
  private static double highestDay(List<Hour> seen) {
    Map<LocalDate, Double> byDay = new TreeMap<>();
    seen.forEach(hour -> byDay.merge(hour.begins.toLocalDate(), hour.figure, Math::max));
    List<Double> sorted = byDay.values().stream().sorted(Comparator.reverseOrder()).toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() < 10 ? 0 : 1);
  }

  private static double highest(List<Hour> seen) {
    return seen.stream().mapToDouble(Hour::figure).max().orElse(0);
  }

  /** The last ten weeks, without holidays; of an hour that comes twice the higher. */
  private List<Hour> learned() {
    if (learnedOf != hours.size()) {
      learned = reckonLearned();
      learnedOf = hours.size();
    }
    return learned;
  }

  private List<Hour> reckonLearned() {
    LocalDate newest = hours.get(hours.size() - 1).monday();
    Map<LocalDateTime, Hour> byLocalTime = new TreeMap<>();
    for (Hour hour : hours) {
      if (!isHoliday(hour.begins) && ChronoUnit.WEEKS.between(hour.monday(), newest) < 10) {
        byLocalTime.merge(
            hour.begins.toLocalDateTime().truncatedTo(ChronoUnit.HOURS),
            hour,
            (a, b) -> b.figure > a.figure ? b : a);
      }
    }
    return List.copyOf(byLocalTime.values());
  }

  private Normal normal(
      Normal.Level level, List<Hour> seen, List<Hour> about, double peak, double ever) {
    Baseline.Limits limits = baseline.limits();
    double limit;
    double middle = 0;
    if (share(seen) > 0 && share(about) >= 0.2) {
      middle = middle(seen);
      double much = Math.max(middle, mean(about));
      double usual = middle * StrictMath.exp(limits.deviations() * spread(learned));
      limit = Math.max(Math.max(usual, much * limits.times()), much + limits.increase());
    } else {
      double much = limits.active() == 0 ? 1.5 * peak : limits.active() * mean(learned);
      limit = Math.max(much, Math.nextDown(limits.increase()));
    }
    return new Normal(level, seen.size(), middle, peak, Math.max(limit, ever));
  }

  /** In which share of hours, by weight, there was something. */
  private double share(List<Hour> seen) {
    double all = seen.stream().mapToDouble(this::weight).sum();
    double active = seen.stream().filter(one -> one.figure > 0).mapToDouble(this::weight).sum();
    return all == 0 ? 0 : active / all;
  }

  /** The mean of those above 0, the highest twentieth as high as the next. */
  private double mean(List<Hour> seen) {
    List<Hour> active =
        seen.stream()
            .filter(one -> one.figure > 0)
            .sorted(Comparator.comparingDouble(Hour::figure).thenComparingDouble(this::weight))
            .toList();
    double sum = 0;
    double weights = 0;
    for (Hour hour : active) {
      double most = active.get(active.size() - 1 - active.size() / 20).figure;
      sum += weight(hour) * Math.min(hour.figure, most);
      weights += weight(hour);
    }
    return weights == 0 ? 0 : sum / weights;
  }

  private double weight(Hour hour) {
    long age = ChronoUnit.WEEKS.between(hour.monday(), hours.get(hours.size() - 1).monday());
    return Math.round(1000 * Math.pow(0.5, age / 3.0));
  }

  /** The least figure above 0 that at least half of the weight does not exceed. */
  private double middle(List<Hour> seen) {
    List<Hour> active =
        seen.stream()
            .filter(one -> one.figure > 0)
            .sorted(Comparator.comparingDouble(Hour::figure))
            .toList();
    double total = active.stream().mapToDouble(this::weight).sum();
    double sum = 0;
    for (Hour hour : active) {
      sum += weight(hour);
      if (sum * 2 >= total) {
        return hour.figure;
      }
    }
    throw new AssertionError();
  }

  private double spread(List<Hour> all) {
    List<Double> deviations = new ArrayList<>();
    for (int ofDay = 0; ofDay < 24; ofDay++) {
      int number = ofDay;
      List<Hour> active =
          all.stream().filter(h -> h.begins.getHour() == number && h.figure > 0).toList();
      if (active.size() >= 3) {
        double middle = middle(active);
        for (Hour hour : active) {
          double deviation = Math.abs(StrictMath.log(hour.figure / middle));
          deviations.add(Minifloat.number(Minifloat.bits(deviation)));
        }
      }
    }
    deviations.sort(null);
    return deviations.isEmpty() ? 0 : deviations.get((deviations.size() - 1) / 2) / 0.6745;
  }

  private WorkCalendar calendar() {
    return baseline.calendars().of(group.values());
  }

  private ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(calendar().zone());
  }

  private boolean isHoliday(ZonedDateTime time) {
    return calendar().holidays().contains(time.toLocalDate())
        && calendar().days().contains(time.getDayOfWeek());
  }

  private boolean isWorking(ZonedDateTime time) {
    return isWorkingInAnyWeek(time) && !calendar().holidays().contains(time.toLocalDate());
  }

  private boolean isWorkingInAnyWeek(ZonedDateTime time) {
    return calendar().days().contains(time.getDayOfWeek())
        && !time.toLocalTime().isBefore(calendar().from())
        && time.toLocalTime().isBefore(calendar().to());
  }

  private Episode episode(Span span) {
    List<Input> all = window(span.first(), span.last());
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i < 25 || i >= all.size() - 25) {
        evidence.add(all.get(i).evidence());
      }
    }
    long time =
        all.stream()
            .filter(one -> one.time() >= span.first() * cellLength)
            .findFirst()
            .get()
            .time();
    return new Episode(
        Tellings.alertId(rule, group, all.get(0)),
        time,
        all.get(0).time(),
        all.get(all.size() - 1).time(),
        all.size(),
        span.best().value(),
        0,
        evidence,
        all.size() - evidence.size(),
        new Findings(rule, Rules.of(rule, group.values(), baseline)).of(span));
  }
}
