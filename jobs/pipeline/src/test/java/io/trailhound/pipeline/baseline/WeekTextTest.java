package io.trailhound.pipeline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WeekTextTest {
  private static BitSet hours(int... ranges) {
    BitSet hours = new BitSet();
    for (int i = 0; i < ranges.length; i += 2) {
      hours.set(ranges[i], ranges[i + 1]);
    }
    return hours;
  }

  @Test
  void daysWithTheSameHoursAreNamedTogether() {
    assertThat(WeekText.of(hours(0, 168))).containsExactly("Mon-Sun 00-24");
    assertThat(WeekText.of(hours(3, 4))).containsExactly("Mon 03-04");
    assertThat(WeekText.of(hours(3, 4, 27, 28, 51, 52, 99, 100, 147, 168)))
        .containsExactly("Mon-Wed,Fri 03-04", "Sun 03-24");
    assertThat(WeekText.of(hours(0, 3, 5, 6, 24, 27, 29, 30)))
        .containsExactly("Mon,Tue 00-03,05-06");
    assertThat(WeekText.of(new BitSet())).isEmpty();
  }
}
