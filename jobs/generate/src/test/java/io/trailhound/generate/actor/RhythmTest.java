package io.trailhound.generate.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static double at(Rhythm rhythm, String time) {
    return rhythm.at(Instant.parse(time).getEpochSecond() / 3600);
  }

  @Test
  void peopleWorkOnWeekdaysInTheirOwnTime() {
    Rhythm berlin = Rhythm.work(1, 8, 17);
    assertThat(at(berlin, "2026-03-02T06:00:00Z")).isZero();
    assertThat(at(berlin, "2026-03-02T07:00:00Z")).isEqualTo(1);
    assertThat(at(berlin, "2026-03-02T11:00:00Z")).isEqualTo(0.4);
    assertThat(at(berlin, "2026-03-02T15:00:00Z")).isEqualTo(1);
    assertThat(at(berlin, "2026-03-02T16:00:00Z")).isZero();
    assertThat(at(berlin, "2026-03-07T10:00:00Z")).isZero();
    assertThat(at(Rhythm.work(-5, 9, 18), "2026-03-07T01:00:00Z")).isZero();
  }

  @Test
  void machinesNeverStop() {
    assertThat(at(Rhythm.CUSTOMERS, "2026-03-08T02:00:00Z")).isEqualTo(0.45);
    assertThat(at(Rhythm.ALWAYS, "2026-03-08T02:00:00Z")).isEqualTo(1);
    assertThat(at(Rhythm.daily(0), "2026-03-08T00:00:00Z")).isEqualTo(1);
    assertThat(at(Rhythm.daily(0), "2026-03-08T01:00:00Z")).isZero();
  }
}
