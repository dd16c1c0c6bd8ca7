package io.trailhound.detection.alert;

import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.text.IpAddress;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an alert says of a log line: its fields are ECS's already, and the line stands beside. */
final class LineAlert {
  private static final int LINE = 300;
  private static final int MOST_VALUES = 20;

  private LineAlert() {}

  /** Puts what the loaded event says. */
  static void put(Document document, Rule rule, FieldReader reader) {
    document.put("event.kind", "alert");
    for (EcsField field : EcsField.values()) {
      if (field != EcsField.EVENT_DATASET && field != EcsField.EVENT_ID) {
        document.put(field.path(), value(reader, field));
      }
    }
    document.put("event.id", EventId.of(reader));
    String dataset = reader.event().dataset().id();
    document.put("event.severity", rule.level().severity());
    document.put("event.module", dataset.replaceFirst("\\..*", ""));
    document.put("event.dataset", dataset);
    document.put("event.original", reader.firstText(CloudTrailField.WRAPPED_MESSAGE.slot()));
    if (text(reader, EcsField.CLOUD_ACCOUNT) != null) {
      document.put("cloud.provider", "aws");
    }
    related(document, reader);
  }

  /** {@code ssh_login by root from 203.0.113.7 on db1, failure: "Failed password for ..."}. */
  static String reason(FieldReader reader) {
    StringBuilder sentence = new StringBuilder();
    String action = text(reader, EcsField.EVENT_ACTION);
    sentence.append(action == null ? "A log line" : Bounds.phrase(action, LINE));
    add(sentence, " by ", text(reader, EcsField.USER_NAME));
    String address = text(reader, EcsField.SOURCE_IP);
    add(sentence, " from ", address == null ? text(reader, EcsField.SOURCE_ADDRESS) : address);
    String host = text(reader, EcsField.HOST_NAME);
    if (host != null) {
      add(sentence, " on ", host);
    } else {
      add(sentence, " in ", text(reader, EcsField.LOG_GROUP));
    }
    add(sentence, ", ", text(reader, EcsField.EVENT_OUTCOME));
    String line = reader.firstText(CloudTrailField.WRAPPED_MESSAGE.slot());
    if (line != null) {
      sentence.append(": \"").append(Bounds.phrase(line, LINE)).append('"');
    }
    return sentence.toString();
  }

  private static void add(StringBuilder sentence, String before, @Nullable String text) {
    if (text != null) {
      sentence.append(before).append(Bounds.phrase(text, LINE));
    }
  }

  private static void related(Document document, FieldReader reader) {
    Set<String> addresses = new LinkedHashSet<>();
    for (EcsField field : List.of(EcsField.SOURCE_IP, EcsField.DESTINATION_IP)) {
      String address = text(reader, field);
      if (address != null && IpAddress.isAddress(address)) {
        addresses.add(address);
      }
    }
    document.put("related.ip", List.copyOf(addresses));
    Set<String> users = new LinkedHashSet<>();
    for (EcsField field :
        List.of(EcsField.USER_NAME, EcsField.USER_EFFECTIVE_NAME, EcsField.USER_TARGET_NAME)) {
      String user = text(reader, field);
      if (user != null) {
        users.add(Bounds.text(user, Bounds.TEXT));
      }
    }
    document.put("related.user", List.copyOf(users));
    String host = text(reader, EcsField.HOST_NAME);
    document.put("related.hosts", host == null ? List.of() : List.of(Bounds.text(host, LINE)));
  }

  /** A text or number, or a list of texts where there are several. */
  private static @Nullable Object value(FieldReader reader, EcsField field) {
    int first = reader.first(field.slot());
    if (first < 0 || reader.kind(first) == ValueKind.NULL) {
      return null;
    }
    if (reader.next(first) < 0) {
      return reader.kind(first) == ValueKind.NUMBER
          ? new Document.JsonNumber(reader.text(first))
          : isList(field) ? List.of(Bounds.text(reader.text(first), LINE)) : reader.text(first);
    }
    List<String> texts = new ArrayList<>();
    for (int value = first; value >= 0 && texts.size() < MOST_VALUES; value = reader.next(value)) {
      texts.add(Bounds.text(reader.text(value), LINE));
    }
    return texts;
  }

  private static boolean isList(EcsField field) {
    return field == EcsField.EVENT_CATEGORY || field == EcsField.EVENT_TYPE;
  }

  private static @Nullable String text(FieldReader reader, EcsField field) {
    String text = reader.firstText(field.slot());
    return text == null || text.isEmpty() ? null : text;
  }
}
