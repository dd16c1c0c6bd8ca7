package io.trailhound.events.trail;

import io.trailhound.events.Event;
import io.trailhound.events.Notice;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** All that a reader makes of some bytes. */
record Read(List<Event> events, List<Rejected> rejected, List<Notice> notices) {
  static final FieldPlan PLAN = CloudTrailField.plan(List.of("requestParameters.tag.name"));
  static final String NAME =
      "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/"
          + "111122223333_CloudTrail_eu-west-1_20260302T0815Z_abcdefgh12345678.json.gz";

  static Read of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Read of(byte[] bytes) {
    Read read = new Read(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (TrailReader reader =
        new TrailReader(new ByteArrayInputStream(bytes), NAME, PLAN, Limits.DEFAULT)) {
      for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
        if (outcome instanceof Event event) {
          read.events.add(event);
        } else if (outcome instanceof Rejected rejected) {
          read.rejected.add(rejected);
        } else if (outcome instanceof Notice notice) {
          read.notices.add(notice);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  /** The event ids, in order. */
  List<String> ids() {
    return events.stream()
        .map(event -> String.valueOf(text(event, CloudTrailField.EVENT_ID)))
        .toList();
  }

  static @Nullable String text(Event event, CloudTrailField field) {
    FieldReader reader = new FieldReader(PLAN);
    reader.load(event);
    return reader.firstText(field.slot());
  }

  /** A record with an id. */
  static String record(String id) {
    return "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-03-02T08:00:00Z\",\"eventID\":\""
        + id
        + "\",\"eventName\":\"ListUsers\",\"eventSource\":\"iam.amazonaws.com\"}";
  }

  static String list(String... records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
