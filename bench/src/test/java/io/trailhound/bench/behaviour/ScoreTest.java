package io.trailhound.bench.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.generate.habits.Anomaly;
import io.trailhound.generate.habits.AnomalyKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Map<String, String> WHO =
      Map.of("origin", "identitycenter:ann", "account", "111122223333", "region", "eu-west-1");
  private static final Anomaly SPIKE = spike(10, 1_000, 4_600);

  private static Anomaly spike(double factor, long start, long end) {
    return new Anomaly(
        AnomalyKind.BYTES_OF_PRINCIPAL, factor, 1, 9, Map.of("principal", "ann"), WHO, start, end);
  }

  private static Alarm alarm(String type, Map<String, String> facts, long start, long end) {
    return new Alarm("rule", type, true, facts, "", start * 1000, end * 1000);
  }

  private static Alarm alarm(Map<String, String> facts) {
    return alarm("baseline", facts, 2_000, 3_000);
  }

  private static Score score(List<Alarm> alarms, Anomaly... truth) {
    return Score.of("rules", alarms, List.of(truth), true, 200);
  }

  @Test
  void anAlarmAboutTheKeyWithinTheTimeTells() {
    assertThat(Truth.tells(alarm(Map.of("principal", "ann")), SPIKE)).isTrue();
    assertThat(Truth.tells(alarm(Map.of("origin", "identitycenter:ann")), SPIKE)).isTrue();
    assertThat(Truth.tells(alarm(Map.of("principal", "bob")), SPIKE)).isFalse();
    assertThat(Truth.tells(alarm(Map.of("account", "111122223333")), SPIKE)).isFalse();
    Map<String, String> ann = Map.of("principal", "ann");
    assertThat(Truth.tells(alarm("baseline", ann, 0, 999), SPIKE)).isFalse();
    assertThat(Truth.tells(alarm("baseline", ann, 0, 1_000), SPIKE)).isTrue();
    assertThat(Truth.tells(alarm("baseline", ann, 4_599, 9_000), SPIKE)).isTrue();
    assertThat(Truth.tells(alarm("baseline", ann, 4_600, 9_000), SPIKE)).isFalse();
  }

  @Test
  void anAnomalyExplainsWhatItHasInCommonWithAnAlarm() {
    assertThat(Truth.explains(SPIKE, alarm(Map.of("account", "111122223333")))).isTrue();
    assertThat(
            Truth.explains(SPIKE, alarm(Map.of("account", "111122223333", "region", "us-east-1"))))
        .isFalse();
    assertThat(Truth.explains(SPIKE, alarm(Map.of("principal", "ann", "bucket", "b")))).isTrue();
    assertThat(Truth.explains(SPIKE, alarm(Map.of("bucket", "b")))).isFalse();
    assertThat(Truth.explains(SPIKE, alarm(Map.of()))).isFalse();
  }

  @Test
  void aHostIsToldByItsPrincipalToo() {
    Anomaly silent =
        new Anomaly(
            AnomalyKind.SILENT_HOST,
            0,
            0,
            0,
            Map.of("host", "i-1"),
            Map.of("principal", "role/i-1"),
            1_000,
            4_600);
    assertThat(Truth.tells(alarm(Map.of("host", "i-1")), silent)).isTrue();
    assertThat(Truth.tells(alarm(Map.of("principal", "role/i-1")), silent)).isTrue();
    assertThat(Truth.tells(alarm(Map.of("host", "i-2")), silent)).isFalse();
  }

  @Test
  void whatIsFoundIsToldByAnAlarmOfTheExpectedType() {
    Alarm other = alarm("first_seen", Map.of("principal", "ann"), 2_000, 3_000);
    Score score = score(List.of(other), SPIKE);
    assertThat(score.found()).isEmpty();
    assertThat(score.missed()).containsExactly(SPIKE);
    assertThat(score.total().precision()).isEqualTo(1);
    assertThat(Score.of("z", List.of(other), List.of(SPIKE), false, 1).found())
        .containsExactly(SPIKE);
  }

  @Test
  void falseAlarmsAreCountedForEachHundredPrincipalsAndWeek() {
    Alarm mild = new Alarm("mild", "baseline", false, Map.of("principal", "bob"), "", 0, 1);
    Alarm wrong = alarm(Map.of("principal", "bob"));
    Score score = score(List.of(alarm(Map.of("principal", "ann")), mild, wrong), SPIKE);
    assertThat(score.falseRate()).isEqualTo(0.5);
    assertThat(score.unexplained()).containsExactly(wrong);
    assertThat(score.total()).isEqualTo(new Score.Count("baseline", 3, 1, 1));
    assertThat(score.sources()).containsOnlyKeys("mild", "rule");
    assertThat(score.total("baseline").seriousFalse()).isEqualTo(1);
  }

  @Test
  void recallIsOfAllAndOfClearOnes() {
    Anomaly faint = spike(4.9, 10_000, 13_600);
    Score score = score(List.of(alarm(Map.of("principal", "ann"))), SPIKE, faint);
    assertThat(score.recall(false)).isEqualTo(0.5);
    assertThat(score.recall(true)).isEqualTo(1);
    assertThat(score.recall(AnomalyKind.BYTES_OF_PRINCIPAL, false)).isEqualTo(0.5);
    assertThat(score.recall(AnomalyKind.SILENT_HOST, false)).isEqualTo(1);
  }
}
