package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.calendar.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An hour of the week is one of local time. */
class HoursOfWeekTest {
  private static HoursOfWeek of(String zone, LocalDate... holidays) {
    WorkCalendar utc = WorkCalendar.UTC;
    return new HoursOfWeek(
        new WorkCalendar(ZoneId.of(zone), utc.from(), utc.to(), utc.days(), Set.of(holidays)));
  }

  private static long hour(String instant) {
    return Instant.parse(instant).toEpochMilli() / HoursOfWeek.HOUR;
  }

  private static List<Integer> slots(HoursOfWeek week, String from, int count) {
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(week.place(hour(from) + i).slot());
    }
    return slots;
  }

  @Test
  void oneIsLeftOutWhenClocksGoForward() {
    // Sunday, 8 March 2026, 2 o'clock in New York, does not exist.
    assertThat(slots(of("America/New_York"), "2026-03-08T06:00:00Z", 3))
        .containsExactly(145, 147, 148);
    assertThat(slots(of("Europe/Berlin"), "2026-03-29T00:00:00Z", 2)).containsExactly(145, 147);
  }

  @Test
  void oneComesTwiceWhenClocksGoBack() {
    assertThat(slots(of("America/New_York"), "2026-11-01T05:00:00Z", 3))
        .containsExactly(145, 145, 146);
    assertThat(slots(of("Europe/Berlin"), "2026-10-25T00:00:00Z", 3))
        .containsExactly(146, 146, 147);
  }

  @Test
  void theSameHourOfTheClockIsTheSameSlotBeforeAndAfter() {
    HoursOfWeek week = of("America/New_York");
    assertThat(week.place(hour("2026-03-06T14:00:00Z")).slot()).isEqualTo(4 * 24 + 9);
    assertThat(week.place(hour("2026-03-13T13:00:00Z")).slot()).isEqualTo(4 * 24 + 9);
  }

  @Test
  void weeksBeginOnMondaysOfLocalTime() {
    HoursOfWeek week = of("America/Mexico_City");
    assertThat(week.place(hour("2026-11-30T05:00:00Z")).slot()).isEqualTo(167);
    assertThat(week.place(hour("2026-11-30T06:00:00Z")).slot()).isZero();
    assertThat(week.place(hour("2026-11-30T06:00:00Z")).week())
        .isEqualTo(week.place(hour("2026-11-30T05:00:00Z")).week() + 1);
    assertThat(of("UTC").place(0).slot()).as("a Thursday").isEqualTo(72);
    assertThat(of("UTC").place(-73).week()).isEqualTo(of("UTC").place(0).week() - 1);
  }

  @Test
  void anHourThatBeginsAtTheHalfHasTheNumberOfTheLocalHour() {
    assertThat(of("Asia/Kolkata").place(hour("2026-11-30T03:00:00Z")).slot()).isEqualTo(8);
    assertThat(of("Asia/Kathmandu").place(hour("2026-11-30T03:00:00Z")).slot()).isEqualTo(8);
  }

  @Test
  void aHolidayIsLikeADayOff() {
    HoursOfWeek week = of("America/Mexico_City", LocalDate.of(2026, 12, 25));
    HoursOfWeek.Place place = week.place(hour("2026-12-25T18:00:00Z"));
    assertThat(place.holiday()).isTrue();
    assertThat(place.slot()).isEqualTo(6 * 24 + 12);
    assertThat(week.place(hour("2026-12-26T05:00:00Z")).holiday()).isTrue();
    assertThat(week.place(hour("2026-12-26T06:00:00Z")).holiday()).isFalse();
  }
}
