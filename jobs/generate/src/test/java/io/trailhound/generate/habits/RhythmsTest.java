package io.trailhound.generate.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmsTest {

  private static final HabitOptions OPTIONS = HabitOptions.DEFAULT;

  private static long hour(String time) {
    return Instant.parse(time).getEpochSecond() / 3600;
  }

  /** From nine to half past six, every day alike but for what chance does. */
  private static PersonRhythm person(City city, String name) {
    Luck luck = new Luck(1, name);
    Absences none = Absences.none(luck, OPTIONS);
    return new PersonRhythm(luck, city, none, OPTIONS, 9 * 60, 18 * 60 + 30, 1, -1);
  }

  /** How many of many people are at work. */
  private static long working(City city, String time) {
    long count = 0;
    for (int i = 0; i < 100; i++) {
      count += person(city, "person" + i).at(hour(time)) > 0 ? 1 : 0;
    }
    return count;
  }

  @Test
  void peopleBeginInTheirOwnTimeOnBothSidesOfDaylightSaving() {
    // Friday and Monday around the 8th of March.
    assertThat(working(City.NEW_YORK, "2026-03-06T13:00:00Z")).isZero();
    assertThat(working(City.NEW_YORK, "2026-03-06T14:00:00Z")).isGreaterThan(90);
    assertThat(working(City.NEW_YORK, "2026-03-09T12:00:00Z")).isZero();
    assertThat(working(City.NEW_YORK, "2026-03-09T13:00:00Z")).isGreaterThan(90);
    // Around the 29th of March.
    assertThat(working(City.WARSAW, "2026-03-27T07:00:00Z")).isZero();
    assertThat(working(City.WARSAW, "2026-03-27T08:00:00Z")).isGreaterThan(90);
    assertThat(working(City.WARSAW, "2026-03-30T06:00:00Z")).isZero();
    assertThat(working(City.WARSAW, "2026-03-30T07:00:00Z")).isGreaterThan(90);
    // Mexico gave daylight saving up, India and Japan have none.
    assertThat(working(City.MEXICO_CITY, "2026-03-06T15:00:00Z")).isGreaterThan(90);
    assertThat(working(City.MEXICO_CITY, "2026-04-06T15:00:00Z")).isGreaterThan(90);
    assertThat(working(City.MEXICO_CITY, "2026-04-06T14:00:00Z")).isZero();
    assertThat(working(City.TOKYO, "2026-03-09T00:00:00Z")).isGreaterThan(90);
    // Half past nine in the morning is the middle of this hour.
    assertThat(working(City.KOLKATA, "2026-03-09T03:00:00Z")).isGreaterThan(90);
    assertThat(working(City.KOLKATA, "2026-03-09T02:00:00Z")).isZero();
  }

  @Test
  void weekendsAndHolidaysAreFree() {
    assertThat(working(City.TOKYO, "2026-02-10T02:00:00Z")).isGreaterThan(90);
    assertThat(working(City.TOKYO, "2026-02-11T02:00:00Z")).isLessThan(12);
    assertThat(working(City.NEW_YORK, "2026-02-16T18:00:00Z")).isLessThan(12);
    assertThat(working(City.WARSAW, "2026-02-15T10:00:00Z")).isLessThan(12);
    assertThat(working(City.WARSAW, "2026-02-16T02:00:00Z")).isZero();
  }

  @Test
  void onCallWeeksHavePagesAtNight() {
    Luck luck = new Luck(1, "on call");
    Absences none = Absences.none(luck, OPTIONS);
    int[] pages = new int[6];
    for (int week = 0; week < 6; week++) {
      PersonRhythm rhythm = new PersonRhythm(luck, City.WARSAW, none, OPTIONS, 540, 1110, 1, week);
      for (long hour = hour("2026-02-16T00:00:00Z"); hour < hour("2026-02-23T00:00:00Z"); hour++) {
        pages[week] += rhythm.at(hour) == 0.6 ? 1 : 0;
      }
    }
    assertThat(Arrays.stream(pages).filter(count -> count > 0).count()).isEqualTo(1);
  }

  @Test
  void nobodyWorksOnVacation() {
    for (int i = 0; i < 50; i++) {
      Luck luck = new Luck(1, "holiday" + i);
      Absences absences = Absences.plan(luck, City.WARSAW, OPTIONS);
      PersonRhythm rhythm = new PersonRhythm(luck, City.WARSAW, absences, OPTIONS, 540, 1110, 1, 3);
      for (LocalDate day = absences.vacation();
          day.isBefore(absences.vacationEnd());
          day = day.plusDays(1)) {
        for (int h = 0; h < 24; h++) {
          assertThat(rhythm.at(day.atTime(h, 0).atZone(City.WARSAW.zone).toEpochSecond() / 3600))
              .isZero();
        }
      }
    }
  }

  @Test
  void machinesAreBusiestAtTheirPeakInLocalTime() {
    Luck luck = new Luck(1, "machine");
    MachineRhythm rhythm = new MachineRhythm(luck, City.NEW_YORK, OPTIONS, 15, 0.25, 0.5, 1);
    assertThat(rhythm.at(hour("2026-03-04T20:00:00Z"))).isBetween(0.97, 1.0);
    assertThat(rhythm.at(hour("2026-03-11T19:00:00Z"))).isBetween(0.97, 1.0);
    assertThat(rhythm.at(hour("2026-03-11T07:00:00Z"))).isBetween(0.25, 0.28);
    assertThat(rhythm.at(hour("2026-03-07T20:00:00Z"))).isBetween(0.48, 0.5);
  }

  private static List<Instant> runs(ZoneId zone, int minute, int every, int weekday, String from) {
    Luck luck = new Luck(1, "cron");
    CronHabit habit = new CronHabit(luck, zone, minute, every, weekday, 1, 1);
    long first = hour(from);
    return java.util.stream.LongStream.range(first, first + 7 * 24)
        .flatMap(hour -> Arrays.stream(habit.times(hour)))
        .mapToObj(Instant::ofEpochSecond)
        .toList();
  }

  @Test
  void clocksThatSpringForwardMissTheHourThatIsNot() {
    // Half past two, in the week of the 8th of March.
    List<Instant> local = runs(City.NEW_YORK.zone, 150, 1440, 0, "2026-03-05T00:00:00Z");
    assertThat(local).hasSize(6);
    assertThat(local.get(2)).isBetween("2026-03-07T07:30:00Z", "2026-03-07T07:31:00Z");
    assertThat(local.get(3)).isBetween("2026-03-09T06:30:00Z", "2026-03-09T06:31:00Z");
    assertThat(runs(ZoneOffset.UTC, 150, 1440, 0, "2026-03-05T00:00:00Z")).hasSize(7);
  }

  @Test
  void clocksThatFallBackRunTwiceInTheHourThatComesTwice() {
    // Half past two in Warsaw, in the week of the 25th of October.
    assertThat(runs(City.WARSAW.zone, 150, 1440, 0, "2026-10-22T00:00:00Z")).hasSize(8);
  }

  @Test
  void jobsKeepToTheirDayAndInterval() {
    assertThat(runs(ZoneOffset.UTC, 70, 1440, 7, "2026-03-02T00:00:00Z"))
        .singleElement()
        .satisfies(run -> assertThat(run.toString()).startsWith("2026-03-08T01:10"));
    assertThat(runs(City.KOLKATA.zone, 7, 15, 0, "2026-03-02T00:00:00Z")).hasSize(7 * 96);
    assertThat(runs(ZoneOffset.UTC, 3, 60, 0, "2026-03-02T00:00:00Z")).hasSize(7 * 24);
  }

  @Test
  void nightsAreSpentAtHomeAndMostDaysAtTheOffice() {
    int office = 0;
    for (int i = 0; i < 100; i++) {
      Luck luck = new Luck(1, "places" + i);
      PersonPlaces places =
          new PersonPlaces(luck, City.TOKYO, Absences.none(luck, OPTIONS), i, false);
      // Three in the morning, and three in the afternoon.
      String night = places.at(Instant.parse("2026-02-16T18:00:00Z").getEpochSecond());
      String day = places.at(Instant.parse("2026-02-17T06:00:00Z").getEpochSecond());
      assertThat(Atlas.find(night).orElseThrow().kind()).isEqualTo(Network.Kind.HOME);
      assertThat(Atlas.find(night).orElseThrow().country()).isEqualTo("JP");
      assertThat(Atlas.find(day).orElseThrow().country()).isEqualTo("JP");
      office += Atlas.find(day).orElseThrow().kind() == Network.Kind.OFFICE ? 1 : 0;
    }
    assertThat(office).isBetween(45, 75);
  }
}
