package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.ast.ValueTest;
import io.trailhound.events.cloudtrail.EventTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/** A value's text is a time of which a part compares with the rule's number as asked. */
final class TimePartCheck extends FieldCheck {
  private final ValueTest.TimePart test;
  private final TemporalField part;

  TimePartCheck(int slot, ValueTest.TimePart test) {
    super(slot, 30);
    this.test = test;
    this.part =
        switch (test.unit()) {
          case MINUTE -> ChronoField.MINUTE_OF_HOUR;
          case HOUR -> ChronoField.HOUR_OF_DAY;
          case DAY -> ChronoField.DAY_OF_MONTH;
          case WEEK -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
          case MONTH -> ChronoField.MONTH_OF_YEAR;
          case YEAR -> ChronoField.YEAR;
        };
  }

  @Override
  boolean passes(Values values, int value) {
    if (!values.see(value, true)) {
      return false;
    }
    long millis = EventTimes.parse(values.bytes(), values.start(), values.end());
    if (millis == EventTimes.INVALID) {
      return false;
    }
    OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    BigDecimal found = BigDecimal.valueOf(time.get(part));
    return test.comparison().holds(found.compareTo(test.number()));
  }
}
