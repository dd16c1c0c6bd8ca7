package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.TestRules;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alert that a rule raises on a log line. */
class LineAlertTest {
  private static final EventTime NOON =
      new EventTime(1_772_452_800_000L, EventTime.Source.ENVELOPE);

  private static JsonNode alert(String line) throws Exception {
    Rule rule =
        TestRules.load(
                """
                title: A line
                logsource: {product: linux, service: syslog}
                detection: {s: [open], condition: s}
                """)
            .rules()
            .get(0);
    FieldPlan plan = CloudTrailField.plan(List.of());
    FieldReader reader = new FieldReader(plan);
    LogContext context =
        new LogContext("kinesis://s/0/1", 3, "37", "111122223333", "/var/log/app", "i-1", NOON);
    reader.load(new RecordDecoder(plan).lines().decode(line, context));
    return new ObjectMapper().readTree(new AlertWriter().write(rule, reader));
  }

  @Test
  void saysWhatTheLineSays() throws Exception {
    JsonNode alert = alert("Mar  2 11:59:58 db1 app[7]: open \"sesame\"\n");
    assertThat(alert.at("/@timestamp").asText()).isEqualTo("2026-03-02T11:59:58.000Z");
    assertThat(alert.at("/event/id").asText()).isEqualTo("37");
    assertThat(alert.at("/event/dataset").asText()).isEqualTo("linux.syslog");
    assertThat(alert.at("/event/original").asText())
        .isEqualTo("Mar  2 11:59:58 db1 app[7]: open \"sesame\"");
    assertThat(alert.at("/host/hostname").asText()).isEqualTo("db1");
    assertThat(alert.at("/process/pid").asInt()).isEqualTo(7);
    assertThat(alert.at("/process/pid").isNumber()).isTrue();
    assertThat(alert.at("/related/hosts/0").asText()).isEqualTo("db1");
    assertThat(alert.at("/cloud/account/id").asText()).isEqualTo("111122223333");
    assertThat(alert.at("/aws/cloudwatch/log_group").asText()).isEqualTo("/var/log/app");
    assertThat(alert.at("/trailhound/rule/logsource").asText()).isEqualTo("linux/syslog");
    assertThat(alert.at("/trailhound/evidence/0/event_id").asText()).isEqualTo("37");
    assertThat(alert.at("/trailhound/evidence/0/index").asInt()).isEqualTo(3);
    assertThat(alert.at("/trailhound/alert/reason").asText())
        .isEqualTo("A log line on db1: \"Mar  2 11:59:58 db1 app[7]: open \"sesame\"\"");
  }

  @Test
  void keepsHostileLinesWithinBounds() throws Exception {
    JsonNode alert = alert("\u001b[2Jopen\u0000 " + "x".repeat(100_000));
    assertThat(alert.at("/message").asText()).doesNotContain("\u001b").hasSizeLessThan(1000);
    assertThat(alert.at("/event/original").asText()).hasSizeLessThan(5000).contains("left out");
    assertThat(alert.at("/trailhound/time_source").asText()).isEqualTo("envelope");
  }
}
