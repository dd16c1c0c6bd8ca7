package io.trailhound.bench.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.GroupKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final GroupKey ANN = new GroupKey(List.of("ann"));
  private static final GroupKey BOB = new GroupKey(List.of("bob"));

  private static Cell cell(long hour, double value) {
    return new Cell(0, ANN, hour, value);
  }

  private static List<Long> hours(Reference reference) {
    return reference.striking().stream().map(Cell::hour).toList();
  }

  @Test
  void zScoresCountEmptyHoursAndWaitAWeek() {
    ZScores scores = new ZScores();
    scores.take(cell(0, 10));
    scores.take(cell(100, 1_000_000));
    assertThat(scores.striking()).isEmpty();
    ZScores quiet = new ZScores();
    quiet.take(cell(0, 10));
    // The mean of 200 hours is 0.05, the deviation 0.71.
    quiet.take(cell(200, 2.1));
    quiet.take(cell(201, 2.3));
    assertThat(hours(quiet)).containsExactly(201L);
  }

  @Test
  void zScoresKeepGroupsAndRulesApart() {
    ZScores scores = new ZScores();
    for (int hour = 0; hour < 300; hour++) {
      scores.take(cell(hour, 100));
      scores.take(new Cell(0, BOB, hour, hour % 2));
      scores.take(new Cell(1, ANN, hour, 1));
    }
    scores.take(cell(300, 100));
    scores.take(new Cell(0, BOB, 300, 100));
    scores.take(new Cell(1, ANN, 300, 5));
    assertThat(scores.striking())
        .containsExactly(new Cell(0, BOB, 300, 100), new Cell(1, ANN, 300, 5));
  }

  @Test
  void aThresholdIsTheLowestThatIsQuietEnough() {
    Thresholds none = new Thresholds(100, 0);
    Thresholds one = new Thresholds(100, 1);
    for (Thresholds thresholds : List.of(none, one)) {
      for (int hour = 0; hour < 100; hour++) {
        thresholds.take(cell(hour, hour));
      }
      thresholds.take(cell(100, 98));
      thresholds.take(cell(101, 98.5));
      thresholds.take(cell(102, 99.5));
    }
    assertThat(hours(none)).containsExactly(102L);
    assertThat(hours(one)).containsExactly(101L, 102L);
  }

  @Test
  void cellsAddUpWhatIsMeasuredByTheHour() {
    List<Cell> taken = new ArrayList<>();
    Reference reference =
        new Reference() {
          @Override
          public void take(Cell cell) {
            taken.add(cell);
          }

          @Override
          public List<Cell> striking() {
            return List.of();
          }
        };
    Cells cells = new Cells(List.of(reference));
    long hour = 5 * Cell.HOUR;
    cells.take(0, ANN, hour, Cells.Measure.SUM, "1.5");
    cells.take(0, ANN, hour + 1, Cells.Measure.SUM, "2");
    cells.take(0, ANN, hour + 2, Cells.Measure.SUM, null);
    cells.take(1, ANN, hour + 2, Cells.Measure.DISTINCT, "a");
    cells.take(1, ANN, hour + 2, Cells.Measure.DISTINCT, "a");
    cells.take(2, ANN, hour + 3, Cells.Measure.PRESENT, null);
    cells.take(2, ANN, hour + 3, Cells.Measure.PRESENT, "AccessDenied");
    assertThat(taken).isEmpty();
    cells.take(0, BOB, hour + Cell.HOUR, Cells.Measure.COUNT, null);
    assertThat(taken)
        .containsExactlyInAnyOrder(
            new Cell(0, ANN, 5, 3.5), new Cell(1, ANN, 5, 1), new Cell(2, ANN, 5, 1));
    cells.close();
    assertThat(taken).contains(new Cell(0, BOB, 6, 1));
  }
}
