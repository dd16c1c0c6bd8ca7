package io.trailhound.detection.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working hours are those of the clock on the wall. */
class WorkCalendarTest {
  private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private static WorkCalendar calendar(String zone) {
    return new WorkCalendar(
        ZoneId.of(zone), LocalTime.of(8, 0), LocalTime.of(19, 0), WEEK, Set.of());
  }

  private static boolean works(WorkCalendar calendar, String instant) {
    return calendar.isWorking(calendar.local(Instant.parse(instant).toEpochMilli()));
  }

  /** The last moment before work begins and the first after it has, before and after the change. */
  @ParameterizedTest
  @CsvSource({
    "America/Mexico_City, 2026-03-06T13:59:59.999Z, 2026-03-06T14:00:00Z",
    "America/Mexico_City, 2026-07-03T13:59:59.999Z, 2026-07-03T14:00:00Z",
    "America/New_York, 2026-03-06T12:59:59.999Z, 2026-03-06T13:00:00Z",
    "America/New_York, 2026-03-09T11:59:59.999Z, 2026-03-09T12:00:00Z",
    "America/New_York, 2026-10-30T11:59:59.999Z, 2026-10-30T12:00:00Z",
    "America/New_York, 2026-11-02T12:59:59.999Z, 2026-11-02T13:00:00Z",
    "Europe/Berlin, 2026-03-27T06:59:59.999Z, 2026-03-27T07:00:00Z",
    "Europe/Berlin, 2026-03-30T05:59:59.999Z, 2026-03-30T06:00:00Z",
    "Europe/Berlin, 2026-10-26T06:59:59.999Z, 2026-10-26T07:00:00Z",
    "Asia/Kolkata, 2026-03-06T02:29:59.999Z, 2026-03-06T02:30:00Z",
    "Australia/Sydney, 2026-04-02T20:59:59.999Z, 2026-04-02T21:00:00Z",
    "Australia/Sydney, 2026-04-06T21:59:59.999Z, 2026-04-06T22:00:00Z",
  })
  void beginsByTheClockOnTheWall(String zone, String before, String after) {
    assertThat(works(calendar(zone), before)).isFalse();
    assertThat(works(calendar(zone), after)).isTrue();
  }

  @Test
  void nobodyWorksOnHolidaysAndDaysOff() {
    WorkCalendar calendar =
        new WorkCalendar(
            ZoneId.of("America/Mexico_City"),
            LocalTime.of(8, 0),
            LocalTime.of(19, 0),
            WEEK,
            Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26)));
    assertThat(works(calendar, "2026-12-24T18:00:00Z")).isTrue();
    assertThat(works(calendar, "2026-12-25T18:00:00Z")).isFalse();
    assertThat(works(calendar, "2026-12-26T18:00:00Z")).isFalse();
    // In UTC it is the holiday already, or still.
    assertThat(works(calendar, "2026-12-25T00:30:00Z")).isTrue();
    assertThat(works(calendar, "2026-12-28T18:00:00Z")).isTrue();
    assertThat(calendar.isHoliday(LocalDate.of(2026, 12, 25))).isTrue();
    assertThat(calendar.isHoliday(LocalDate.of(2026, 12, 26))).as("a Saturday").isFalse();
    assertThat(calendar.dayOff()).isEqualTo(DayOfWeek.SUNDAY);
  }

  @Test
  void workMayGoOnPastMidnight() {
    WorkCalendar night =
        new WorkCalendar(ZoneId.of("UTC"), LocalTime.of(22, 0), LocalTime.of(6, 0), WEEK, Set.of());
    assertThat(works(night, "2026-11-27T23:00:00Z")).as("Friday").isTrue();
    assertThat(works(night, "2026-11-28T05:59:00Z")).as("still Friday's").isTrue();
    assertThat(works(night, "2026-11-28T06:00:00Z")).isFalse();
    assertThat(works(night, "2026-11-28T23:00:00Z")).as("Saturday").isFalse();
    assertThat(works(night, "2026-11-30T05:00:00Z")).as("Sunday's").isFalse();
    assertThat(night.isWorking(DayOfWeek.SATURDAY, 5)).isTrue();
    assertThat(night.isWorking(DayOfWeek.SATURDAY, 22)).isFalse();
    assertThat(night.isWorking(DayOfWeek.MONDAY, 22)).isTrue();
  }

  @Test
  void aGroupHasTheCalendarOfItsIdentityElseOfItsAccount() {
    WorkCalendar mexico = calendar("America/Mexico_City");
    WorkCalendar berlin = calendar("Europe/Berlin");
    String alice = "arn:aws:iam::111122223333:user/alice";
    Calendars calendars =
        new Calendars(null, Map.of("111122223333", mexico, alice, berlin), WorkCalendar.UTC);
    assertThat(calendars.of(List.of(alice))).isSameAs(berlin);
    assertThat(calendars.of(List.of("arn:aws:iam::111122223333:user/bob"))).isSameAs(mexico);
    assertThat(calendars.of(List.of("203.0.113.7", "111122223333"))).isSameAs(mexico);
    assertThat(calendars.of(List.of("203.0.113.7"))).isSameAs(WorkCalendar.UTC);
    assertThat(calendars.of(List.of())).isSameAs(WorkCalendar.UTC);
    assertThat(calendars.of(List.of("arn:aws:s3:::example"))).isSameAs(WorkCalendar.UTC);
    assertThat(Calendars.of(berlin).of(List.of("111122223333"))).isSameAs(berlin);
  }
}
