package io.trailhound.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final List<Cost> YARDSTICK =
      List.of(new Cost(1, 1), new Cost(2, 2), new Cost(1, 1));

  private static Line line(Cost... costs) {
    return new Line("decode", 3_000, 600_000_000, List.of(costs), YARDSTICK, "");
  }

  @Test
  void ratesComeFromTheMedianRound() {
    Line line = line(new Cost(2, 3), new Cost(9, 9), new Cost(1, 2));

    assertThat(line.eventsPerSecond()).isEqualTo(1_500, EXACT);
    assertThat(line.megabytesPerSecond()).isEqualTo(300, EXACT);
    assertThat(line.megabytesPerCoreSecond()).isEqualTo(200, EXACT);
    assertThat(line.spread()).isEqualTo(7 / 3.0, EXACT);
  }

  @Test
  void aSlowRoundSlowsTheYardstickToo() {
    Line line = line(new Cost(2, 2), new Cost(4, 4), new Cost(2, 2));

    assertThat(line.shareOfLimit()).hasValue(0.5);
  }

  @Test
  void linesAreComparedRoundByRound() {
    Line many = line(new Cost(2, 2), new Cost(8, 8), new Cost(3, 3));
    Line few = line(new Cost(1, 1), new Cost(4, 4), new Cost(1, 1));

    assertThat(Line.ratio(many, few)).isEqualTo(2, EXACT);
  }

  @Test
  void anotherLineIsTakenAwayRoundByRound() {
    Line whole = line(new Cost(5, 9), new Cost(6, 12), new Cost(5, 10));
    Line start = line(new Cost(1, 2), new Cost(2, 4), new Cost(1, 3));

    Line net = whole.without(start, "net", "a note");

    assertThat(net.name()).isEqualTo("net");
    assertThat(net.costs()).containsExactly(new Cost(4, 7), new Cost(4, 8), new Cost(4, 7));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Line.median(new double[] {4, 1, 2, 10})).isEqualTo(3, EXACT);
  }

  @Test
  void anAimMayBeALowestOrAHighestValue() {
    assertThat(new Aim("", 0.5, 0.5, true).reached()).isTrue();
    assertThat(new Aim("", 0.49, 0.5, true).reached()).isFalse();
    assertThat(new Aim("", 1.21, 1.2, false).reached()).isFalse();
  }
}
