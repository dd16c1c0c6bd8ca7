package io.trailhound.enrichment.identity;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes records of tests. */
public final class Records {
  /** A plan with what identities need. */
  public static final FieldPlan PLAN = CloudTrailField.plan(IdentityPaths.PATHS);

  private Records() {}

  /** A reader that has loaded one record. */
  public static FieldReader load(String json) {
    FieldReader reader = new FieldReader(PLAN);
    reader.load(events(json).get(0));
    return reader;
  }

  /** The events of one JSON text. */
  public static List<Event> events(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    RecordDecoder decoder = new RecordDecoder(PLAN);
    if (decoder.scan(bytes, 0, bytes.length, true) != JsonScanner.Result.VALUE) {
      throw new IllegalArgumentException(decoder.error());
    }
    List<Outcome> outcomes = new ArrayList<>();
    decoder.emit(
        bytes, 0, 0, new RecordDecoder.Origin("test.json", EventTime.UNKNOWN), outcomes::add);
    List<Event> events = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Event event) {
        events.add(event);
      }
    }
    return events;
  }
}
