package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Numbers in sixteen bits. */
class MinifloatTest {
  @Test
  void smallWholeNumbersAreExact() {
    for (int number = 0; number <= 2048; number++) {
      assertThat(Minifloat.number(Minifloat.bits(number))).isEqualTo(number);
    }
  }

  @Test
  void allBitsComeBackAndGrow() {
    for (int bits = 0; bits <= 0xFBFF; bits++) {
      assertThat(Minifloat.bits(Minifloat.number(bits))).isEqualTo(bits);
      assertThat(bits == 0 || Minifloat.number(bits) > Minifloat.number(bits - 1)).isTrue();
    }
  }

  @Test
  void whatCannotBeHeldIsTheNearestThatCan() {
    assertThat(Minifloat.bits(-1)).isZero();
    assertThat(Minifloat.bits(Double.NaN)).isZero();
    assertThat(Minifloat.bits(1e-9)).isZero();
    assertThat(Minifloat.bits(1e300)).isEqualTo(0xFBFF);
    assertThat(Minifloat.bits(Double.POSITIVE_INFINITY)).isEqualTo(0xFBFF);
    assertThat(Minifloat.number(0xFBFF)).isBetween(4e15, 5e15);
  }

  @Property(tries = 2000)
  void othersAreExactToOnePartIn2048(
      @ForAll @DoubleRange(min = 1, max = 10) double mantissa,
      @ForAll @IntRange(min = -2, max = 14) int exponent) {
    double number = mantissa * Math.pow(10, exponent);
    assertThat(Minifloat.number(Minifloat.bits(number)))
        .isBetween(number * (1 - 1 / 2048.0), number * (1 + 1 / 2048.0));
  }
}
