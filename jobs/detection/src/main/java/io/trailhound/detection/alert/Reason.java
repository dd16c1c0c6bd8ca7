package io.trailhound.detection.alert;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what happened and who did it: {@code CreateAccessKey by alice (IAMUser) from
 * 203.0.113.7 in 111122223333/us-east-1, for user bob}.
 */
final class Reason {
  private static final int PART = 256;

  private static final int MOST_TARGETS = 3;

  /** Request parameters that name what a call is about, and what they name. */
  private static final List<Map.Entry<String, String>> TARGETS =
      List.of(
          Map.entry("userName", "user"),
          Map.entry("groupName", "group"),
          Map.entry("roleName", "role"),
          Map.entry("roleArn", "role"),
          Map.entry("policyArn", "policy"),
          Map.entry("bucketName", "bucket"),
          Map.entry("secretId", "secret"),
          Map.entry("keyId", "key"),
          Map.entry("functionName", "function"),
          Map.entry("instanceId", "instance"),
          Map.entry("snapshotId", "snapshot"),
          Map.entry("imageId", "image"),
          Map.entry("groupId", "security group"),
          Map.entry("dBInstanceIdentifier", "database"),
          Map.entry("dBSnapshotIdentifier", "database snapshot"),
          Map.entry("detectorId", "detector"),
          Map.entry("repositoryName", "repository"),
          Map.entry("documentName", "document"),
          Map.entry("modelId", "model"),
          Map.entry("target", "target"),
          Map.entry("name", ""));

  private Reason() {}

  /**
   * The sentence for the loaded event.
   *
   * @param request its request parameters
   * @param facts what is known beyond it
   */
  static String of(
      FieldReader reader,
      Actor actor,
      Result result,
      @Nullable Map<String, Object> request,
      KnownFacts facts) {
    StringBuilder sentence = new StringBuilder();
    String action = Actor.text(reader, CloudTrailField.EVENT_NAME);
    if (action == null) {
      action = Actor.text(reader, CloudTrailField.EVENT_TYPE);
    }
    sentence.append(action == null ? "An event without a name" : part(action));
    who(sentence, actor);
    origin(sentence, facts);
    add(sentence, " from ", Actor.text(reader, CloudTrailField.SOURCE_IP_ADDRESS));
    String place = facts.place();
    if (!place.isEmpty()) {
      sentence.append(" (").append(part(place)).append(')');
    }
    where(sentence, reader);
    whatFor(sentence, actor, request == null ? Map.of() : request);
    if (result.failed()) {
      sentence.append(result.denied() ? ", denied" : ", failed");
      add(sentence, ": ", result.code() == null ? result.message() : result.code());
    }
    return sentence.toString();
  }

  /** Names what the call was about, as far as its parameters say so in a usual way. */
  private static void whatFor(StringBuilder sentence, Actor actor, Map<String, Object> request) {
    int named = 0;
    for (Map.Entry<String, String> target : TARGETS) {
      boolean given = request.get(target.getKey()) instanceof String text && !text.isEmpty();
      boolean self =
          target.getKey().equals("userName")
              && String.valueOf(request.get("userName")).equals(actor.name());
      if (given && !self && named < MOST_TARGETS) {
        sentence.append(named == 0 ? ", for " : ", ");
        sentence.append(target.getValue()).append(target.getValue().isEmpty() ? "" : " ");
        sentence.append(part(String.valueOf(request.get(target.getKey()))));
        named++;
      }
    }
  }

  private static void who(StringBuilder sentence, Actor actor) {
    String name = actor.name() == null ? actor.id() : actor.name();
    if (name != null) {
      add(sentence, " by ", name);
      if (actor.type() != null) {
        sentence.append(" (").append(part(actor.type())).append(')');
      }
    } else if (actor.type() != null) {
      add(sentence, " by ", actor.type());
    }
  }

  /** Who is behind a session; or that this is not known. */
  private static void origin(StringBuilder sentence, KnownFacts facts) {
    String origin = facts.origin();
    if (origin != null) {
      sentence.append(facts.isChainWhole() ? ", who is " : ", which came from ");
      sentence.append(part(origin));
    }
    if (!facts.isChainWhole()) {
      sentence.append(origin == null ? ", " : " and ");
      sentence.append("whose session's issue was not seen");
    }
    if (origin != null || !facts.isChainWhole()) {
      sentence.append(',');
    }
  }

  private static void where(StringBuilder sentence, FieldReader reader) {
    String account = account(reader);
    String region = Actor.text(reader, CloudTrailField.AWS_REGION);
    add(sentence, " in ", account == null ? region : account);
    if (account != null) {
      add(sentence, "/", region);
    }
  }

  /** The account in which it happened. */
  static @Nullable String account(FieldReader reader) {
    String recipient = Actor.text(reader, CloudTrailField.RECIPIENT_ACCOUNT_ID);
    return recipient == null ? Actor.text(reader, CloudTrailField.IDENTITY_ACCOUNT_ID) : recipient;
  }

  private static void add(StringBuilder sentence, String before, @Nullable String text) {
    if (text != null) {
      sentence.append(before).append(part(text));
    }
  }

  private static String part(String text) {
    return Bounds.phrase(text, PART);
  }
}
