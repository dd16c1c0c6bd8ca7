package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.report.TimeAxis.Tick;
import io.trailhound.pipeline.report.TimeBins.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  private static final long START = Samples.START.getEpochSecond();

  @ParameterizedTest
  @ValueSource(longs = {1, 90, 3_600, 86_400, 604_800, 31_536_000, 315_360_000, 15_768_000_000L})
  void countsEveryAlertInFewSpansWhateverTheRangeAndTheOrder(long range) {
    Random random = new Random(range);
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      times.add(Instant.ofEpochSecond(START + (long) (random.nextDouble() * range)));
    }
    TimeBins sorted = bins(times.stream().sorted().toList());
    Collections.shuffle(times, random);
    TimeBins shuffled = bins(times);

    assertThat(sorted.last() - sorted.first()).isLessThan(TimeBins.BINS);
    assertThat(lane(sorted).values().stream().mapToLong(Cell::alerts).sum()).isEqualTo(500);
    assertThat(shuffled.width()).isEqualTo(sorted.width());
    assertThat(shuffled.lanes()).isEqualTo(sorted.lanes());
  }

  @Test
  void aSpanTakesTheGravestSeverity() {
    TimeBins bins = new TimeBins();
    bins.add("lane", Severity.LOW, Samples.START);
    bins.add("lane", Severity.CRITICAL, Samples.START);
    bins.add("lane", Severity.HIGH, Samples.START);
    assertThat(lane(bins).values()).containsExactly(new Cell(3, Severity.CRITICAL));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        8,
        60,
        3_600,
        40_000,
        86_400,
        604_800,
        3_000_000,
        9_000_000,
        31_536_000,
        90_000_000,
        315_360_000,
        3_153_600_000L,
        300_000_000_000L
      })
  void marksTheAxisWithAFewDifferentTimes(long range) {
    List<Tick> ticks = TimeAxis.ticks(START, START + range);
    assertThat(ticks)
        .hasSizeBetween(2, 11)
        .isSortedAccordingTo((a, b) -> Long.compare(a.second(), b.second()));
    assertThat(ticks).allSatisfy(tick -> assertThat(tick.second()).isBetween(START, START + range));
    assertThat(ticks).doesNotHaveDuplicates();
  }

  @Test
  void namesTheDayWhereItChanges() {
    assertThat(TimeAxis.ticks(START, START + 2 * 86_400))
        .startsWith(
            new Tick(
                Instant.parse("2024-05-14T12:00:00Z").getEpochSecond(), "12:00", "14 May 2024"),
            new Tick(Instant.parse("2024-05-14T18:00:00Z").getEpochSecond(), "18:00", ""),
            new Tick(
                Instant.parse("2024-05-15T00:00:00Z").getEpochSecond(), "00:00", "15 May 2024"));
  }

  @Test
  void marksMonthsAndYears() {
    assertThat(TimeAxis.ticks(START, START + 200 * 86_400L))
        .extracting(Tick::label)
        .startsWith("Jun", "Jul", "Aug");
    assertThat(TimeAxis.ticks(START, START + 6 * 365 * 86_400L))
        .extracting(Tick::label)
        .startsWith("2025", "2026");
  }

  private static SortedMap<Long, Cell> lane(TimeBins bins) {
    return bins.lanes().getOrDefault("lane", new TreeMap<>());
  }

  private static TimeBins bins(List<Instant> times) {
    TimeBins bins = new TimeBins();
    times.forEach(time -> bins.add("lane", Severity.LOW, time));
    return bins;
  }
}
