package io.trailhound.pipeline.who;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What was read, and what could not be. */
public final class Reading {
  private static final int MOST_NAMED = 20;

  /** An object that could not be read to its end. */
  public record Failed(String object, String reason) {}

  private final List<Failed> failed = new ArrayList<>();
  private long failures;
  private long objects;
  private long records;
  private long rejected;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** Has read nothing yet. */
  public Reading() {}

  /** Takes the next outcome. */
  public void add(Outcome outcome) {
    if (outcome instanceof Event event) {
      records++;
      if (event.time().source() != EventTime.Source.UNKNOWN) {
        first = Math.min(first, event.time().epochMillis());
        last = Math.max(last, event.time().epochMillis());
      }
    } else if (outcome instanceof ObjectEnd) {
      objects++;
    } else if (outcome instanceof Rejected bad) {
      if (bad.scope() == Rejected.Scope.RECORD) {
        rejected++;
      } else if (failures++ < MOST_NAMED) {
        failed.add(new Failed(bad.object(), bad.reason()));
      }
    }
  }

  /** How many objects were read, those that failed among them. */
  public long objects() {
    return objects;
  }

  /** How many records were read, copies among them. */
  public long records() {
    return records;
  }

  /** How many records could not be decoded. */
  public long rejected() {
    return rejected;
  }

  /** How many objects could not be read to their end. */
  public long failures() {
    return failures;
  }

  /** The first of these. */
  public List<Failed> failed() {
    return List.copyOf(failed);
  }

  /** Whether no record could be read, though there was something to read. */
  public boolean isUnreadable() {
    return records == 0 && failures > 0;
  }

  /** Why the first object that failed did. */
  public String failure() {
    return failed.stream()
        .findFirst()
        .map(one -> one.object() + ": " + one.reason())
        .orElse("no object failed");
  }

  /** The time of the oldest record; empty when none tells one. */
  public OptionalLong first() {
    return last < first ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** The time of the youngest record; empty when none tells one. */
  public OptionalLong last() {
    return last < first ? OptionalLong.empty() : OptionalLong.of(last);
  }
}
