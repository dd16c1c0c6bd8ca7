package io.trailhound.detection.correlation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.correlation.seen.FirstSeenKind;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HistoryWindowTest {
  private static final String NEW =
      """
      correlation:
        type: first_seen
        rules: a
        group-by: group
        timespan: 90d
        learning: 0d
        most: 100
        condition: {field: value}
      """;

  @Test
  void settlesTheFirstInputsEarlyWhenThereAreTooMany() {
    CorrelationRule rule = new Trial(NEW).rule();
    GroupKey group = new GroupKey(List.of("g"));
    FirstSeen asked = (FirstSeen) Objects.requireNonNull(rule.behaviour());
    HistoryWindow window = new HistoryWindow(rule, group, new FirstSeenKind(rule, group, asked), 5);
    Lone inputs = new Lone(NEW);
    for (int i = 0; i < 20; i++) {
      assertThat(window.insert(inputs.input(1000L * i, "v" + i))).isEqualTo(Arrival.NEW);
    }
    assertThat(window.changes()).hasSize(20);
    assertThat(window.insert(inputs.input(13_500, "w"))).isEqualTo(Arrival.LATE);
    assertThat(window.insert(inputs.input(15_000, "x"))).isEqualTo(Arrival.NEW);
    assertThat(window.insert(inputs.input(13_900, "v14"))).isEqualTo(Arrival.LATE);
    // Of w and x; v14 is known, and others only say more.
    assertThat(window.changes())
        .filteredOn(
            change -> change instanceof Change.Upsert upsert && upsert.previousTime() == null)
        .hasSize(2);
    assertThat(window.late()).isEqualTo(2);
  }

  @Test
  void isNotWrittenBeforeItsChangesAreAskedFor() {
    Lone lone = new Lone(NEW);
    lone.insert("2026-01-01T00:00:00Z", "v");
    assertThatThrownBy(lone::bytes).isInstanceOf(IllegalStateException.class);
    lone.changes();
    assertThat(lone.bytes()).isPositive();
  }

  @Test
  void refusesAStateOfAnotherVersion() {
    CorrelationRule rule = new Trial(NEW).rule();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[] {2, 0, 0}));
    assertThatThrownBy(() -> GroupWindows.read(rule, new GroupKey(List.of()), in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }
}
