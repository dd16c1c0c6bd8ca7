package io.trailhound.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every record must look like, whatever trail it is of. */
public final class CloudTrailForm {

  private static final List<String> ORDER =
      List.of(
          "eventVersion",
          "userIdentity",
          "eventTime",
          "eventSource",
          "eventName",
          "awsRegion",
          "sourceIPAddress",
          "userAgent",
          "errorCode",
          "errorMessage",
          "requestParameters",
          "responseElements",
          "additionalEventData",
          "requestID",
          "eventID",
          "readOnly",
          "resources",
          "eventType",
          "managementEvent",
          "recipientAccountId",
          "sharedEventID",
          "eventCategory",
          "tlsDetails",
          "sessionCredentialFromConsole");
  private static final Set<String> OPTIONAL =
      Set.of(
          "errorCode",
          "errorMessage",
          "additionalEventData",
          "requestID",
          "resources",
          "sharedEventID",
          "tlsDetails",
          "sessionCredentialFromConsole");

  private CloudTrailForm() {}

  /**
   * Asserts that a record has CloudTrail's fields in its order, and only addresses of documents.
   */
  public static void check(JsonNode record) {
    List<String> names = new ArrayList<>();
    record.fieldNames().forEachRemaining(names::add);
    List<String> expected =
        ORDER.stream().filter(name -> names.contains(name) || !OPTIONAL.contains(name)).toList();
    assertThat(names).isEqualTo(expected);
    assertThat(record.get("userIdentity").get("type").asText()).isNotEmpty();
    assertThat(record.get("eventSource").asText()).endsWith(".amazonaws.com");
    assertThat(record.get("recipientAccountId").asText()).matches("\\d{12}");
    assertThat(record.get("eventID").asText())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(record.get("sourceIPAddress").asText())
        .matches(
            "192\\.0\\.2\\.\\d+|198\\.51\\.100\\.\\d+|203\\.0\\.113\\.\\d+"
                + "|2001:db8:[0-9a-f:]+|[a-z0-9.]+\\.amazonaws\\.com");
  }
}
