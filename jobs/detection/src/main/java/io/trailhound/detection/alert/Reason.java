package io.trailhound.detection.alert;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what happened, from the record alone: {@code CreateAccessKey by alice
 * (IAMUser) from 203.0.113.7 in 111122223333/us-east-1, for user bob}.
 */
final class Reason {
  private static final int PART = 256;

  private Reason() {}

  /** The sentence for the loaded event. */
  static String of(FieldReader reader, Actor actor, Result result) {
    StringBuilder sentence = new StringBuilder();
    String action = Actor.text(reader, CloudTrailField.EVENT_NAME);
    if (action == null) {
      action = Actor.text(reader, CloudTrailField.EVENT_TYPE);
    }
    sentence.append(action == null ? "An event without a name" : part(action));
    who(sentence, actor);
    add(sentence, " from ", Actor.text(reader, CloudTrailField.SOURCE_IP_ADDRESS));
    where(sentence, reader);
    String target = Actor.text(reader, CloudTrailField.TARGET_USER_NAME);
    if (target != null && !target.equals(actor.name())) {
      add(sentence, ", for user ", target);
    }
    if (result.failed()) {
      sentence.append(result.denied() ? ", denied" : ", failed");
      add(sentence, ": ", result.code() == null ? result.message() : result.code());
    }
    return sentence.toString();
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
