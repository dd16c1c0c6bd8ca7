package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One alert document, with the fields that more than one part of the page needs.
 *
 * @param line its line in {@code alerts.ndjson}, from 1; the page's number for it
 * @param json the document
 */
record Alert(long line, JsonNode json) {

  /** What stands for an actor or an address that the document does not name. */
  static final String NOT_RECORDED = "(not recorded)";

  Optional<Instant> time() {
    return Fields.time(json, "@timestamp");
  }

  String timeText() {
    return Fields.firstOf(Fields.timeText(json, "@timestamp"), "(no time)");
  }

  Severity severity() {
    return Severity.of(Fields.text(json, "trailhound", "alert", "severity"));
  }

  /** Returns the alert's identifier, the {@code _id} in Elasticsearch. */
  String id() {
    return Fields.text(json, "trailhound", "alert", "id");
  }

  String reason() {
    return Fields.text(json, "trailhound", "alert", "reason");
  }

  String ruleId() {
    return Fields.text(json, "rule", "id");
  }

  /** Returns the rule's name, or its id where it has none. */
  String title() {
    return Fields.firstOf(Fields.text(json, "rule", "name"), ruleId(), "(rule without a name)");
  }

  String arn() {
    return Fields.text(json, "aws", "cloudtrail", "user_identity", "arn");
  }

  String identityType() {
    return Fields.text(json, "aws", "cloudtrail", "user_identity", "type");
  }

  String userName() {
    return Fields.text(json, "user", "name");
  }

  String userId() {
    return Fields.text(json, "user", "id");
  }

  /** Returns who acted: the ARN, else the name, else the id. */
  String actor() {
    return Fields.firstOf(arn(), userName(), userId(), NOT_RECORDED);
  }

  /** Returns where the call came from: an IP address or an AWS service's name. */
  String address() {
    return Fields.firstOf(
        Fields.text(json, "source", "ip"), Fields.text(json, "source", "address"), NOT_RECORDED);
  }

  /** Returns the ATT&amp;CK tactics' names, or their ids where the names are not given. */
  List<String> tactics() {
    List<String> names = Fields.texts(json, "threat", "tactic", "name");
    return names.isEmpty() ? Fields.texts(json, "threat", "tactic", "id") : names;
  }

  /** Returns ATT&amp;CK entries as "id name": {@code of} is {@code tactic} or {@code technique}. */
  List<String> attack(String of) {
    List<String> ids = Fields.texts(json, "threat", of, "id");
    List<String> names = Fields.texts(json, "threat", of, "name");
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < Math.max(ids.size(), names.size()); i++) {
      String id = i < ids.size() ? ids.get(i) : "";
      String name = i < names.size() ? names.get(i) : "";
      entries.add((id + " " + name).strip());
    }
    return entries;
  }
}
