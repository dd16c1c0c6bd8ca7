package io.trailhound.events.agent;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.json.Hashing;
import io.trailhound.events.json.JsonScanner;
import io.trailhound.events.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes the event of a line's document, of a fresh one and of one that an archive kept: which event
 * it is follows from the document alone. Reused by one thread.
 */
public final class LineEvents {
  private static final int SLOT = 0xFFFFFF;
  private static final HexFormat HEX = HexFormat.of();
  private static final int HEX_DIGITS = 16;

  private final JsonScanner scanner;

  /** Fills the slots of a plan. */
  LineEvents(FieldPlan plan) {
    this.scanner = new JsonScanner(plan);
  }

  /** The {@code event.id} of a line that CloudWatch Logs gave none: its place, hashed. */
  static String idOfPlace(String object, long index) {
    EventKey key = hash(object + '\n' + index);
    return HEX.toHexDigits(key.high()) + HEX.toHexDigits(key.low());
  }

  /**
   * The event of a document in ECS's form, as {@link LineDecoder} makes it; empty when the bytes
   * are not one JSON object, or one that is nested too deeply.
   *
   * @param document all of the bytes, which the event keeps
   * @param time when it happened
   */
  public Optional<Event> of(
      byte[] document, Dataset dataset, EventTime time, String object, long index) {
    int length = document.length;
    if (length == 0
        || document[0] != '{'
        || scanner.scan(document, 0, length, true) != JsonScanner.Result.VALUE
        || scanner.end() != length) {
      return Optional.empty();
    }
    int[] entries = scanner.entries();
    return Optional.of(
        new Event(
            document,
            0,
            length,
            entries,
            scanner.compact(),
            key(document, entries),
            scanner.contentHash(),
            time,
            object,
            index,
            dataset));
  }

  /** A line with an id of CloudWatch Logs is the same event wherever it comes from. */
  private static EventKey key(byte[] document, int[] entries) {
    String id = text(document, entries, EcsField.EVENT_ID);
    if (id.length() == 2 * HEX_DIGITS && id.chars().allMatch(HexFormat::isHexDigit)) {
      return new EventKey(
          HexFormat.fromHexDigitsToLong(id, 0, HEX_DIGITS),
          HexFormat.fromHexDigitsToLong(id, HEX_DIGITS, 2 * HEX_DIGITS));
    }
    String account = text(document, entries, EcsField.CLOUD_ACCOUNT);
    return hash(account + '\n' + text(document, entries, EcsField.LOG_GROUP) + '\n' + id);
  }

  private static String text(byte[] document, int[] entries, EcsField field) {
    for (int i = 0; i < entries.length; i += 3) {
      if ((entries[i] & SLOT) == field.slot()) {
        return JsonText.unescape(document, entries[i + 1], entries[i + 2]);
      }
    }
    return "";
  }

  private static EventKey hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long high = Hashing.mix(Hashing.bytes(bytes, 0, bytes.length));
    long low = high;
    for (byte b : bytes) {
      low = Hashing.mix(low + b);
    }
    return new EventKey(high, low);
  }
}
