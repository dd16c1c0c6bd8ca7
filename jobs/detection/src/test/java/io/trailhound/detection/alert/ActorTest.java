package io.trailhound.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      nullValues = "none",
      value = {
        "\"type\":\"IAMUser\",\"userName\":\"alice\"; alice",
        "\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/team/alice\"; alice",
        "\"type\":\"Root\",\"userName\":\"our-alias\"; root",
        "\"arn\":\"arn:aws:iam::111122223333:root\"; root",
        "\"type\":\"AWSService\",\"invokedBy\":\"config.amazonaws.com\"; config.amazonaws.com",
        "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::111122223333:assumed-role/deploy/ci\"; ci",
        "\"arn\":\"arn:aws:sts::1:assumed-role/d/ci\",\"sessionContext\":{\"sessionIssuer\":{\"userName\":\"deploy\"}}; deploy/ci",
        "\"principalId\":\"AROA:ci\",\"sessionContext\":{\"sessionIssuer\":{\"userName\":\"deploy\"}}; deploy/ci",
        "\"sessionContext\":{\"sessionIssuer\":{\"userName\":\"deploy\"}}; deploy",
        "\"type\":\"AWSAccount\",\"accountId\":\"111122223333\"; none",
      })
  void namesWhoActed(String identity, String name) {
    FieldPlan plan = CloudTrailField.plan(java.util.List.of());
    FieldReader reader = new FieldReader(plan);
    reader.load(
        TestRules.event(plan, "{\"eventVersion\":\"1.0\",\"userIdentity\":{" + identity + "}}"));
    assertThat(Actor.of(reader).name()).isEqualTo(name);
  }
}
