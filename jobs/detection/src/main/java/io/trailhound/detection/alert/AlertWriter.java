package io.trailhound.detection.alert;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.text.IpAddress;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders the alert that a rule raises on an event: ECS 8.11 with {@code aws.cloudtrail.*} and
 * {@code trailhound.*}, one line of JSON in UTF-8 without the line's end. The same rule and record
 * give the same bytes. Fields that the record or rule does not have are left out; what is too long
 * is cut and says so, so that a document stays below some 200 KB.
 *
 * <p>Stateless and safe to share between threads.
 */
public final class AlertWriter {
  private static final String SERVICE_SUFFIX = ".amazonaws.com";

  /**
   * Renders an alert.
   *
   * @param reader has loaded the event that matched
   */
  public byte[] write(Rule rule, FieldReader reader) {
    return document(rule, reader).bytes();
  }

  private static Document document(Rule rule, FieldReader reader) {
    Event event = reader.event();
    String time = Document.time(event.time().epochMillis());
    String eventId = EventId.of(reader);
    boolean isLine = event.dataset() != Dataset.CLOUDTRAIL;
    KnownFacts facts = KnownFacts.of(event);
    Document document = new Document();
    document.put("@timestamp", time);
    document.put("ecs.version", "8.11.0");
    String reason = isLine ? line(document, rule, reader) : call(document, rule, reader, facts);
    facts.putInto(document);
    document.put("trailhound.alert.id", AlertId.of(rule.id(), event));
    document.put("trailhound.alert.kind", "sigma");
    document.put("trailhound.alert.severity", rule.level().word());
    document.put("trailhound.alert.reason", reason);
    document.put("trailhound.evidence", List.of(evidence(event, eventId, time)));
    RuleSection.putOwn(document, rule);
    document.put(
        "trailhound.rule.logsource", isLine ? rule.logSource().toString() : "aws/cloudtrail");
    if (event.time().source() != EventTime.Source.RECORD) {
      String source = event.time().source().name().toLowerCase(Locale.ROOT);
      document.put("trailhound.time_source", source);
    }
    return document;
  }

  /** Puts what a log line says; returns the reason. */
  private static String line(Document document, Rule rule, FieldReader reader) {
    String reason = LineAlert.reason(reader);
    document.put("message", reason);
    LineAlert.put(document, rule, reader);
    RuleSection.put(document, rule);
    RuleSection.putTags(document, rule);
    return reason;
  }

  /** Puts what a CloudTrail record says; returns the reason. */
  private static String call(Document document, Rule rule, FieldReader reader, KnownFacts facts) {
    Actor actor = Actor.of(reader);
    Map<String, Object> response = Flattened.of(reader, CloudTrailField.RESPONSE_ELEMENTS.slot());
    Map<String, Object> request = Flattened.of(reader, CloudTrailField.REQUEST_PARAMETERS.slot());
    Result result = Result.of(reader, response);
    String reason = Reason.of(reader, actor, result, request, facts);
    document.put("message", reason);
    event(document, rule, reader, result);
    RuleSection.put(document, rule);
    who(document, reader, actor);
    if (response != null && response.get("user") instanceof Map<?, ?> user) {
      document.put("user.target.id", user.get("userId"));
    }
    where(document, reader);
    document.put("error.code", result.code());
    document.put("error.message", result.message());
    tls(document, reader);
    related(document, reader, actor, facts);
    RuleSection.putTags(document, rule);
    cloudTrail(document, reader);
    document.put("aws.cloudtrail.request_parameters", request);
    document.put("aws.cloudtrail.response_elements", response);
    document.put(
        "aws.cloudtrail.additional_event_data",
        Flattened.of(reader, CloudTrailField.ADDITIONAL_EVENT_DATA.slot()));
    return reason;
  }

  private static Map<String, Object> evidence(Event event, String eventId, String time) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("event_id", eventId);
    evidence.put("time", time);
    evidence.put("object", Bounds.text(event.object(), Bounds.TEXT));
    evidence.put("index", event.index());
    return evidence;
  }

  private static void event(Document document, Rule rule, FieldReader reader, Result result) {
    String action = text(reader, CloudTrailField.EVENT_NAME);
    String name = action == null ? "" : action;
    String service = service(reader);
    document.put("event.kind", "alert");
    document.put("event.category", Categories.categories(service, name));
    document.put("event.type", Categories.types(service, name, result.denied()));
    document.put("event.action", action);
    document.put("event.provider", text(reader, CloudTrailField.EVENT_SOURCE));
    document.put("event.id", EventId.of(reader));
    document.put("event.outcome", result.failed() ? "failure" : "success");
    document.put("event.severity", rule.level().severity());
    document.put("event.module", "aws");
    document.put("event.dataset", "aws.cloudtrail");
  }

  private static void who(Document document, FieldReader reader, Actor actor) {
    document.put("user.id", actor.id());
    document.put("user.name", actor.name());
    if ("AssumedRole".equals(actor.type())) {
      document.put("user.effective.name", actor.issuer());
      document.put("user.effective.id", text(reader, CloudTrailField.ISSUER_PRINCIPAL_ID));
    }
    String target = text(reader, CloudTrailField.TARGET_USER_NAME);
    if (target != null && !target.equals(actor.name())) {
      document.put("user.target.name", target);
    }
    String address = text(reader, CloudTrailField.SOURCE_IP_ADDRESS);
    document.put("source.address", address);
    if (address != null && IpAddress.isAddress(address)) {
      document.put("source.ip", address);
    }
  }

  private static void where(Document document, FieldReader reader) {
    document.put("cloud.provider", "aws");
    document.put("cloud.account.id", Reason.account(reader));
    document.put("cloud.region", text(reader, CloudTrailField.AWS_REGION));
    document.put("cloud.service.name", service(reader));
    document.put("user_agent.original", text(reader, CloudTrailField.USER_AGENT));
  }

  private static void tls(Document document, FieldReader reader) {
    String version = text(reader, CloudTrailField.TLS_VERSION);
    boolean prefixed = version != null && version.startsWith("TLSv");
    document.put(
        "tls.version", prefixed && version != null ? version.substring("TLSv".length()) : version);
    document.put("tls.cipher", text(reader, CloudTrailField.TLS_CIPHER_SUITE));
    document.put("tls.client.server_name", text(reader, CloudTrailField.TLS_HOST));
  }

  private static void related(
      Document document, FieldReader reader, Actor actor, KnownFacts facts) {
    String address = text(reader, CloudTrailField.SOURCE_IP_ADDRESS);
    if (address != null && IpAddress.isAddress(address)) {
      document.put("related.ip", List.of(address));
    }
    Set<String> users = new LinkedHashSet<>();
    String target = text(reader, CloudTrailField.TARGET_USER_NAME);
    String origin = facts.text("trailhound.identity.origin.name");
    String person = facts.text("trailhound.identity.person");
    for (String user :
        new @Nullable String[] {actor.name(), actor.issuer(), target, origin, person}) {
      if (user != null) {
        users.add(Bounds.text(user, Bounds.TEXT));
      }
    }
    document.put("related.user", List.copyOf(users));
  }

  private static void cloudTrail(Document document, FieldReader reader) {
    for (CloudTrailColumns column : CloudTrailColumns.values()) {
      document.put("aws.cloudtrail." + column.path(), value(reader, column.field()));
    }
  }

  /** The first value that is no null: a Boolean where the record has one, else a text. */
  private static @Nullable Object value(FieldReader reader, CloudTrailField field) {
    String text = text(reader, field);
    if (text == null) {
      return null;
    }
    return Flattened.isBoolean(reader, field.slot()) ? Boolean.valueOf(text) : text;
  }

  private static String service(FieldReader reader) {
    String source = text(reader, CloudTrailField.EVENT_SOURCE);
    if (source == null) {
      return "";
    }
    return source.endsWith(SERVICE_SUFFIX)
        ? source.substring(0, source.length() - SERVICE_SUFFIX.length())
        : source;
  }

  private static @Nullable String text(FieldReader reader, CloudTrailField field) {
    return Actor.text(reader, field);
  }
}
