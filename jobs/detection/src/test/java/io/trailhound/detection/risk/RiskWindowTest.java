package io.trailhound.detection.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.alert.Attack;
import io.trailhound.detection.alert.IncidentWriter;
import io.trailhound.detection.sigma.ast.Level;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskWindowTest {
  private static final RiskSubject ACCOUNT =
      new RiskSubject(RiskSubject.Kind.ACCOUNT, "111122223333");

  private static RiskAlert alert(
      String id, String time, Level level, String title, String... tags) {
    return new RiskAlert(
        id,
        Instant.parse(time).toEpochMilli(),
        0,
        "rule " + title,
        title,
        level,
        Attack.of(List.of(tags)).tactics());
  }

  @Test
  void listsTheAlertsTacticByTactic() throws Exception {
    RiskWindow window = new RiskWindow(ACCOUNT, RiskOptions.DEFAULT);
    window.upsert(
        alert("a", "2026-05-01T10:00:00Z", Level.HIGH, "Data copied", "attack.exfiltration"));
    window.upsert(
        alert("b", "2026-05-01T10:00:00Z", Level.LOW, "New country", "attack.initial-access"));
    assertThat(window.changes()).isEmpty();
    window.upsert(
        alert(
            "c",
            "2026-05-01T12:00:00Z",
            Level.CRITICAL,
            "Key made",
            "attack.persistence",
            "attack.exfiltration"));
    List<IncidentChange> changes = window.changes();
    assertThat(changes).hasSize(1);
    Incident incident = ((IncidentChange.Upsert) changes.get(0)).incident();
    IncidentWriter writer = new IncidentWriter(RiskOptions.DEFAULT);
    JsonNode document = new ObjectMapper().readTree(writer.write(incident));
    assertThat(document.at("/message").textValue())
        .isEqualTo(
            "Score 131.9 (line 100) of account 111122223333 by 3 alerts in 2 h: Initial Access"
                + " \"New country\"; Persistence \"Key made\"; Exfiltration \"Data copied\","
                + " \"Key made\"");
    assertThat(document.at("/@timestamp").textValue()).isEqualTo("2026-05-01T12:00:00.000Z");
    assertThat(document.at("/event/kind").textValue()).isEqualTo("alert");
    assertThat(document.at("/trailhound/alert/kind").textValue()).isEqualTo("risk");
    assertThat(document.at("/trailhound/alert/severity").textValue()).isEqualTo("high");
    assertThat(document.at("/trailhound/alert/id").textValue()).isEqualTo(incident.id());
    assertThat(document.at("/cloud/account/id").textValue()).isEqualTo("111122223333");
    assertThat(document.at("/threat/tactic/id").toString())
        .isEqualTo("[\"TA0001\",\"TA0003\",\"TA0010\"]");
    assertThat(document.at("/trailhound/risk/tactics/2/alerts/1/id").textValue()).isEqualTo("c");
    assertThat(document.at("/trailhound/evidence").size()).isEqualTo(3);
  }

  @Test
  void withdrawsAnIncidentWhoseAlertGoes() {
    RiskWindow window = new RiskWindow(ACCOUNT, RiskOptions.DEFAULT);
    window.upsert(alert("a", "2026-05-01T10:00:00Z", Level.HIGH, "One"));
    window.upsert(alert("b", "2026-05-01T10:00:00Z", Level.HIGH, "Other"));
    assertThat(window.changes()).hasSize(1);
    window.withdraw("b", 1);
    assertThat(window.changes()).singleElement().isInstanceOf(IncidentChange.Withdraw.class);
  }

  @Test
  void takesNoRuleTwice() {
    RiskWindow window = new RiskWindow(ACCOUNT, RiskOptions.DEFAULT);
    for (int i = 0; i < 100; i++) {
      window.upsert(alert("a" + i, "2026-05-01T10:00:00Z", Level.HIGH, "One"));
    }
    assertThat(window.changes()).isEmpty();
  }

  @Test
  void boundsWhatItHoldsAndLists() throws Exception {
    RiskOptions options = new RiskOptions(RiskOptions.DEFAULT.weights(), Duration.ofDays(1), 50);
    RiskWindow window = new RiskWindow(ACCOUNT, options);
    Instant start = Instant.parse("2026-05-01T10:00:00Z");
    for (int i = 0; i < 3000; i++) {
      String time = start.plusSeconds(3600L * i).toString();
      window.upsert(alert("a" + i, time, Level.HIGH, "One"));
      window.advance(Instant.parse(time).toEpochMilli());
    }
    List<IncidentChange> changes = window.changes();
    Incident incident = ((IncidentChange.Upsert) changes.get(changes.size() - 1)).incident();
    assertThat(incident.alerts()).hasSize(Incident.MOST_ALERTS);
    assertThat(incident.more()).isEqualTo(3000 - Incident.MOST_ALERTS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    window.write(new DataOutputStream(bytes));
    assertThat(bytes.size()).isLessThan(40_000);
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    Map<Level, Double> weights = RiskOptions.DEFAULT.weights();
    assertThatThrownBy(() -> new RiskOptions(Map.of(), Duration.ofDays(1), 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("informational");
    assertThatThrownBy(() -> new RiskOptions(weights, Duration.ZERO, 100))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RiskOptions(weights, Duration.ofDays(1), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
