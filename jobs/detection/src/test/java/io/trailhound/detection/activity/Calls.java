package io.trailhound.detection.activity;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Invented records. */
final class Calls {
  static final FieldPlan PLAN = CloudTrailField.plan(ActivityFields.PATHS);

  private Calls() {}

  /** The event of a record. */
  static Event event(String json) {
    try (TrailReader reader =
        new TrailReader(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
            "trail.json",
            PLAN,
            Limits.DEFAULT)) {
      Outcome outcome = reader.next();
      if (outcome instanceof Event event && event.dataset() == Dataset.CLOUDTRAIL) {
        return event;
      }
      throw new IllegalArgumentException("no record: " + outcome);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event of a log line. */
  static Event line(String line) {
    EventTime noon = new EventTime(1_772_452_800_000L, EventTime.Source.ENVELOPE);
    LogContext context =
        new LogContext("kinesis://s/0/1", 3, "37", "111122223333", "/var/log/app", "i-1", noon);
    return new RecordDecoder(PLAN).lines().decode(line, context);
  }

  /** A call with further members of the record. */
  static String json(String members) {
    return """
        {"eventVersion":"1.11","eventTime":"2026-03-02T12:03:00Z","eventSource":"s3.amazonaws.com",\
        "eventName":"GetObject","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.7",\
        "eventID":"0b6c1d2e-3f40-4a51-8b62-000000000001","recipientAccountId":"111122223333",\
        "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice",\
        "accountId":"111122223333"}%s}"""
        .formatted(members.isEmpty() ? "" : "," + members);
  }
}
