package io.trailhound.detection.alert;

import io.trailhound.events.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an alert: the same rule and the same event give the same id, in whatever run, from
 * whatever file and however often the event is delivered.
 */
public final class AlertId {
  private AlertId() {}

  /** The id of the alert that a rule raises on an event. */
  public static String of(String ruleId, Event event) {
    return of(
        ruleId,
        HexFormat.of().toHexDigits(event.key().high())
            + HexFormat.of().toHexDigits(event.key().low()),
        HexFormat.of().toHexDigits(event.contentHash()));
  }

  /**
   * The first 32 hexadecimal digits of the SHA-256 over the parts, each as its length in four bytes
   * and its UTF-8.
   */
  public static String of(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
