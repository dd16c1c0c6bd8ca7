package io.trailhound.detection.alert;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.text.IpAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders the alert of a correlation: ECS 8.11 with {@code trailhound.*}, one line of JSON in UTF-8
 * without the line's end. The same correlation, group and records give the same bytes.
 *
 * <p>Stateless and safe to share between threads.
 */
public final class CorrelationAlertWriter {
  private static final Set<String> ADDRESSES =
      Set.of("sourceIPAddress", "source.ip", "source.address");
  private static final Set<String> USERS =
      Set.of(
          "user.name",
          "userIdentity.userName",
          "userIdentity.sessionContext.sessionIssuer.userName");

  /** Renders an alert. */
  public byte[] write(CorrelationRule rule, GroupKey group, Episode episode) {
    String reason = CorrelationReason.of(rule, group, episode);
    Document document = new Document();
    document.put("@timestamp", Document.time(episode.time()));
    document.put("ecs.version", "8.11.0");
    document.put("message", reason);
    document.put("event.kind", "alert");
    document.put("event.category", List.of("intrusion_detection"));
    document.put("event.type", List.of("info"));
    document.put("event.severity", rule.level().severity());
    if (rule.logSource().equals("aws/cloudtrail")) {
      document.put("event.module", "aws");
      document.put("event.dataset", "aws.cloudtrail");
    }
    RuleSection.put(document, rule);
    group(document, rule, group);
    RuleSection.putTags(document, rule);
    document.put("trailhound.alert.id", episode.alertId());
    document.put(
        "trailhound.alert.kind", rule.type().isBehaviour() ? rule.type().word() : "correlation");
    document.put("trailhound.alert.severity", rule.level().word());
    document.put("trailhound.alert.reason", reason);
    window(document, rule, group, episode);
    if (episode.finding() != null) {
      finding(document, rule, episode.finding());
    }
    document.put(
        "trailhound.evidence",
        episode.evidence().stream().map(CorrelationAlertWriter::evidence).toList());
    if (episode.evidenceLeftOut() > 0) {
      document.put("trailhound.evidence_left_out", episode.evidenceLeftOut());
    }
    RuleSection.putOwn(document, rule);
    document.put("trailhound.rule.logsource", rule.logSource());
    return document.bytes();
  }

  private static void window(
      Document document, CorrelationRule rule, GroupKey group, Episode episode) {
    document.put("trailhound.window.start", Document.time(episode.start()));
    document.put("trailhound.window.end", Document.time(episode.end()));
    document.put("trailhound.window.timespan", Duration.ofMillis(rule.timespan()).toString());
    document.put("trailhound.window.count", episode.count());
    document.put("trailhound.window.left_out", episode.leftOut());
    document.put(
        "trailhound.window.value", new Document.JsonNumber(episode.figure().toPlainString()));
    List<Map<String, Object>> groupBy = new ArrayList<>();
    for (int i = 0; i < rule.groupBy().size(); i++) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("field", Bounds.text(rule.groupBy().get(i), Bounds.TEXT));
      field.put("value", Bounds.text(group.values().get(i), Bounds.TEXT));
      groupBy.add(field);
    }
    document.put("trailhound.window.group_by", groupBy);
  }

  private static void finding(Document document, CorrelationRule rule, Finding finding) {
    finding
        .figures()
        .forEach(
            (name, value) ->
                document.put(
                    "trailhound." + rule.type().word() + "." + name,
                    value instanceof BigDecimal number
                        ? new Document.JsonNumber(number.toPlainString())
                        : value));
  }

  private static Map<String, Object> evidence(Evidence from) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("event_id", Bounds.text(from.eventId(), Bounds.TEXT / 16));
    evidence.put("time", Document.time(from.time()));
    evidence.put("object", Bounds.text(from.object(), Bounds.TEXT / 4));
    evidence.put("index", from.index());
    if (from.alertId() != null) {
      evidence.put("alert_id", from.alertId());
    }
    return evidence;
  }

  /**
   * Puts what the group says of who and where; an alias says what its fields say, if they agree.
   */
  private static void group(Document document, CorrelationRule rule, GroupKey group) {
    for (int i = 0; i < rule.groupBy().size(); i++) {
      String name = rule.groupBy().get(i);
      List<String> fields =
          rule.rules().stream().map(one -> rule.field(name, one.id())).distinct().toList();
      String value = group.values().get(i);
      if (fields.size() == 1) {
        field(document, fields.get(0), value);
      } else if (ADDRESSES.containsAll(fields)) {
        field(document, "sourceIPAddress", value);
      } else if (USERS.containsAll(fields)) {
        field(document, "user.name", value);
      }
    }
  }

  private static void field(Document document, String field, String value) {
    switch (field) {
      case "userIdentity.principalId" -> document.put("user.id", value);
      case "user.name",
          "userIdentity.userName",
          "userIdentity.sessionContext.sessionIssuer.userName" -> {
        document.put("user.name", value);
        document.put("related.user", List.of(Bounds.text(value, Bounds.TEXT)));
      }
      case "userIdentity.arn" -> {
        document.put("aws.cloudtrail.user_identity.arn", value);
        String name = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
        if (!name.isEmpty()) {
          document.put("user.name", name);
          document.put("related.user", List.of(Bounds.text(name, Bounds.TEXT)));
        }
      }
      case "userIdentity.accessKeyId" ->
          document.put("aws.cloudtrail.user_identity.access_key_id", value);
      case "sourceIPAddress", "source.ip", "source.address" -> {
        document.put("source.address", value);
        if (IpAddress.isAddress(value)) {
          document.put("source.ip", value);
          document.put("related.ip", List.of(value));
        }
      }
      case "recipientAccountId", "userIdentity.accountId", "cloud.account.id" ->
          document.put("cloud.account.id", value);
      case "awsRegion" -> document.put("cloud.region", value);
      case "host.hostname" -> {
        document.put("host.hostname", value);
        document.put("related.hosts", List.of(Bounds.text(value, Bounds.TEXT)));
      }
      case "destination.ip", "cloud.instance.id", "url.domain" -> document.put(field, value);
      case "eventSource" -> document.put("event.provider", value);
      case "eventName" -> document.put("event.action", value);
      case "userAgent" -> document.put("user_agent.original", value);
      default -> {
        // What has no place of its own is said under trailhound.window.group_by alone.
        if (field.startsWith("trailhound.identity.") || field.startsWith("trailhound.source.")) {
          document.put(field, value);
        }
      }
    }
  }
}
