package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.events.Event;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertIdTest {

  @Test
  void isTheSameForTheSameRuleAndEvent() {
    FieldPlan plan = CloudTrailField.plan(List.of());
    Event event =
        TestRules.event(plan, "{\"eventType\":\"t\",\"eventID\":\"e-1\",\"eventName\":\"A\"}");
    Event copy =
        TestRules.event(
            plan, "{ \"eventName\" : \"\\u0041\", \"eventID\" : \"e-1\",\"eventType\":\"t\" }");
    Event other =
        TestRules.event(plan, "{\"eventType\":\"t\",\"eventID\":\"e-1\",\"eventName\":\"B\"}");
    String id = AlertId.of("rule", event);
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(AlertId.of("rule", copy)).isEqualTo(id);
    assertThat(AlertId.of("rule", event.at("elsewhere", 7))).isEqualTo(id);
    assertThat(AlertId.of("rule", other)).isNotEqualTo(id);
    assertThat(AlertId.of("rule2", event)).isNotEqualTo(id);
  }

  @Test
  void keepsPartsApart() {
    assertThat(AlertId.of("ab", "c")).isNotEqualTo(AlertId.of("a", "bc"));
    // Fixed for ever, since stores hold alerts under their ids.
    assertThat(AlertId.of("a", "b")).isEqualTo("16275ef0f5d0eb9dd9e0a53277549fda");
  }
}
