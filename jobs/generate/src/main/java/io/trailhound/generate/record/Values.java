package io.trailhound.generate.record;

import io.trailhound.generate.random.SeededStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/**
 * The values of one task's records: what was set, and what is drawn when it is first asked for, so
 * that a bucket named three times in a record is the same bucket.
 */
public final class Values {

  private static final List<Blank> FLEETING =
      Arrays.stream(Blank.values()).filter(Blank::isFleeting).toList();

  private final EnumMap<Blank, String> filled = new EnumMap<>(Blank.class);
  private final TimeText times = new TimeText();
  private Place place = new Place("", "", Inventory.empty());
  private SeededStream stream = SeededStream.of(0, "", "");
  private Session session = Identities.service("");
  private long time;

  /** Forgets everything and begins a task. */
  public Values begin(Place at, SeededStream from) {
    filled.clear();
    place = at;
    stream = from;
    return set(Blank.ACCOUNT, at.account());
  }

  public Values set(Blank blank, String value) {
    filled.put(blank, value);
    return this;
  }

  /** Forgets what differs from record to record, after a record was written. */
  public Values next() {
    for (Blank blank : FLEETING) {
      filled.remove(blank);
    }
    return this;
  }

  /** The record being written: its time in epoch seconds, and who makes the call. */
  void moment(long epochSeconds, Session caller) {
    time = epochSeconds;
    session = caller;
  }

  String shortRequestId() {
    return Names.shortRequestId(stream);
  }

  public boolean has(Blank blank) {
    return filled.containsKey(blank);
  }

  /** The value set or drawn for this record. */
  public String get(Blank blank) {
    String value = filled.get(blank);
    if (value == null) {
      value = draw(blank);
      filled.put(blank, value);
    }
    return value;
  }

  private String draw(Blank blank) {
    return switch (blank) {
      case REGION -> place.region();
      case SMALLEST -> place.inventory().all(blank).get(0);
      case SESSION_NAME -> session.name();
      case OBJECT -> ObjectKeys.draw(get(Blank.FOLDER), times.day(time), stream);
      case BYTES_IN -> Long.toString(stream.size(9, 18));
      case BYTES_OUT ->
          Long.toString(
              stream.size(
                  Integer.parseInt(get(Blank.SMALLEST)), Integer.parseInt(get(Blank.LARGEST))));
      case AMZ_ID -> Names.base64(stream, 75) + "=";
      case REQUEST_ID, EVENT_ID, UUID, ASSERTION -> stream.uuid();
      case HEX -> stream.hex(17);
      case UNIQUE_ID -> Names.uniqueId("AIDA", stream);
      case KEY_ID -> Names.sessionKey(stream);
      case TOKEN -> "IQoJb3JpZ2luX2Vj" + Names.base64(stream, 218) + "==";
      case NUMBER, COUNT -> Integer.toString(stream.between(1, 99));
      case TIME -> times.iso(time);
      case EXPIRATION -> times.expiration(time + Long.parseLong(get(Blank.DURATION)));
      case DURATION -> "3600";
      default -> place.inventory().pick(blank, stream);
    };
  }
}
