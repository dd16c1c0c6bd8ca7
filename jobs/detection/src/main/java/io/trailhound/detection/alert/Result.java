package io.trailhound.detection.alert;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param failed whether it failed: it has an error code or message, or is a sign-in whose response
 *     says so
 * @param denied whether it failed for lack of permission
 * @param code the error code
 * @param message the error message
 */
record Result(boolean failed, boolean denied, @Nullable String code, @Nullable String message) {

  /**
   * Reads the result of the loaded event.
   *
   * @param response its response elements
   */
  static Result of(FieldReader reader, @Nullable Map<String, Object> response) {
    String code = Actor.text(reader, CloudTrailField.ERROR_CODE);
    String message = Actor.text(reader, CloudTrailField.ERROR_MESSAGE);
    String action = Actor.text(reader, CloudTrailField.EVENT_NAME);
    boolean signIn = response != null && action != null && "Failure".equals(response.get(action));
    return new Result(code != null || message != null || signIn, isDenied(code), code, message);
  }

  private static boolean isDenied(@Nullable String code) {
    if (code == null) {
      return false;
    }
    String lower = code.toLowerCase(Locale.ROOT);
    return lower.contains("accessdenied")
        || lower.contains("unauthorized")
        || lower.contains("forbidden")
        || lower.contains("notauthorized");
  }
}
