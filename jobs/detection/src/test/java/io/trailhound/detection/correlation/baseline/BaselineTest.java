package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What a baseline finds, and what it leaves alone. */
class BaselineTest {
  private static final String MEXICO = "America/Mexico_City";

  private static CorrelationRule bytes(String more) {
    return BaselineRules.load(
        """
          measure: {function: sum, field: additionalEventData.bytesTransferredOut}
          timespan: 1h
          condition: {times: 5, increase: 100000000, samples: 5}
          calendar: {zone: America/Mexico_City}
        """
            + more);
  }

  private static CorrelationRule counts(String condition) {
    return BaselineRules.load(
        "  measure: {function: count}\n  timespan: 1h\n  condition: " + condition + "\n");
  }

  /** Eight weeks of a nightly read of 12 MB and of more by day, up to 17 November. */
  private static Story nights(CorrelationRule rule) {
    Story story = new Story(rule, MEXICO);
    LocalDateTime first = LocalDateTime.parse("2026-09-22T00:00");
    for (int day = 0; day < 56; day++) {
      story.at(first.plusDays(day).withHour(3).withMinute(20 + day % 7), "12000000");
      story.at(first.plusDays(day).withHour(11).withMinute(5), "900000000");
      story.at(first.plusDays(day).withHour(15).withMinute(40), "700000000");
    }
    return story;
  }

  private static void attack(Story story, String hour) {
    for (int minute = 0; minute < 60; minute += 5) {
      story.at(hour + ":" + (minute < 10 ? "0" : "") + minute, "350000000");
    }
  }

  @Test
  void trafficOfOneAddressGrowsInTheSmallHours() {
    for (String hours : new String[] {"", "  hours: off\n"}) {
      Story story = nights(bytes(hours));
      assertThat(story.alerts).isEmpty();
      attack(story, "2026-11-17T03");
      assertThat(story.sentences())
          .containsExactly(
              "2026-11-17 03:00-04:00 America/Mexico_City: a sum of"
                  + " additionalEventData.bytesTransferredOut of 4.2 GB in records of \"Object"
                  + " read\", normally 12 MB at this hour of the week (8 samples): 350 times as"
                  + " much");
    }
  }

  @Test
  void anAlertDoesNotWait() {
    Story story = nights(bytes(""));
    Input first = story.input(story.millis(LocalDateTime.parse("2026-11-17T03:00")), "350000000");
    story.window.insert(first);
    assertThat(story.window.hasNews()).isTrue();
    story.tell();
    assertThat(story.alerts.values())
        .singleElement()
        .satisfies(
            episode -> {
              assertThat(episode.time()).isEqualTo(first.time());
              assertThat(episode.evidence()).containsExactly(first.evidence());
            });
  }

  @Test
  void theSameByDayIsNormal() {
    Story story = nights(bytes(""));
    story.at("2026-11-17T11:20", "1500000000");
    assertThat(story.alerts).isEmpty();
  }

  @Test
  void onlyInTheHoursThatTheRuleNames() {
    Story off = nights(bytes("  hours: off\n"));
    attack(off, "2026-11-17T11");
    assertThat(off.alerts).as("at work, %s", off.sentences()).isEmpty();
    Story on = nights(bytes("  hours: on\n"));
    attack(on, "2026-11-17T03");
    assertThat(on.alerts).as("at night").isEmpty();
  }

  @Test
  void littleIsLittleHoweverManyTimes() {
    Story story = new Story(counts("{times: 3, increase: 10, samples: 5}"), "UTC");
    story.daily("2026-10-05T03:20", 30, "x");
    for (int minute = 20; minute < 24; minute++) {
      story.at("2026-11-04T03:" + minute, "x");
    }
    assertThat(story.alerts).as("from one to four").isEmpty();
    for (int minute = 24; minute < 31; minute++) {
      story.at("2026-11-04T03:" + minute, "x");
    }
    assertThat(story.sentences())
        .containsExactly(
            "2026-11-04 02:35-03:35 UTC: 11 records of \"Object read\", normally 1 at this hour of"
                + " the day (30 samples): 11 times as much");
  }

  @Test
  void whatIsNotKnownForLongIsNotJudged() {
    Story story = new Story(counts("{times: 2, increase: 5, samples: 5}"), "UTC");
    story.daily("2026-10-05T03:20", 4, "x");
    for (int minute = 20; minute < 50; minute++) {
      story.at("2026-10-09T03:" + minute, "x");
    }
    assertThat(story.alerts).isEmpty();
  }

  @Test
  void whatComesOnceAWeekIsKnownByItsHourBeforeThereAreEnoughSamples() {
    Story story = new Story(counts("{times: 2, increase: 20, samples: 5}"), "UTC");
    for (int week = 0; week < 5; week++) {
      LocalDateTime sunday = LocalDateTime.parse("2026-06-07T02:00").plusWeeks(week);
      for (int record = 0; record < 100 + week; record++) {
        story.at(sunday.plusSeconds(record), "x");
      }
      story.daily(sunday.plusDays(1).withHour(2).toString(), 5, "x");
    }
    assertThat(story.sentences()).isEmpty();
  }

  @Test
  void whereNothingIsNormalItTakesMoreThanEver() {
    Story story = nights(bytes(""));
    attack(story, "2026-11-18T05"); // 4.2 GB, and never more than 0.9 GB
    assertThat(story.sentences())
        .containsExactly(
            "2026-11-18 05:00-06:00 America/Mexico_City: a sum of"
                + " additionalEventData.bytesTransferredOut of 4.2 GB in records of \"Object"
                + " read\", normally nothing at this hour of the day (57 samples) and never more"
                + " than 900 MB within 1 h outside working hours");
    Story less = nights(bytes(""));
    less.at("2026-11-17T05:30", "800000000");
    assertThat(less.alerts).isEmpty();
  }

  @Test
  void anAttackDoesNotMakeItselfNormal() {
    Story story = nights(bytes(""));
    for (int night = 17; night < 24; night++) {
      attack(story, "2026-11-" + night + "T03");
    }
    assertThat(story.alerts).hasSize(7);
    assertThat(story.sentences()).allMatch(text -> text.contains("normally 12 MB"));
    // And of the next week too: of nine nights at this hour one was odd.
    attack(story, "2026-11-24T03");
    assertThat(story.sentences().get(7)).contains("normally 12 MB", "(9 samples): 350 times");
  }

  @Test
  void aChangeThatStaysBecomesNormal() {
    Story story = nights(bytes(""));
    // A job that reads thirty times as much from now on, each night.
    story.daily("2026-11-17T03:20", 7 * 6, "400000000");
    int first = story.alerts.size();
    assertThat(first).isBetween(7, 28);
    story.daily("2026-12-29T03:20", 7 * 2, "400000000");
    assertThat(story.alerts).as("after six weeks").hasSize(first);
  }

  @Test
  void whatIsLittleMoreThanTheIncreaseIsToldTwice() {
    Story story = nights(bytes(""));
    story.daily("2026-11-17T03:20", 14, "150000000");
    assertThat(story.alerts).hasSize(2);
  }

  @Test
  void whatIsOldIsForgotten() {
    Story story = new Story(counts("{times: 3, increase: 20, samples: 5}"), "UTC");
    LocalDateTime first = LocalDateTime.parse("2026-06-01T10:00");
    for (int day = 0; day < 56; day++) {
      for (int minute = 0; minute < 40; minute++) {
        story.at(first.plusDays(day).plusMinutes(minute), "x");
      }
    }
    story.daily("2026-07-27T10:10", 80, "x");
    for (int minute = 0; minute < 40; minute++) {
      story.at(LocalDateTime.parse("2026-10-15T10:00").plusMinutes(minute), "x");
    }
    assertThat(story.sentences()).singleElement().asString().contains("normally 1 at this hour");
  }

  @Test
  void aGroupThatIsSilentForTooLongIsForgotten() {
    Story story = nights(bytes("  retention: 20d\n"));
    long end = story.millis(LocalDateTime.parse("2026-12-06T15:59"));
    assertThat(story.window.nextTime()).isLessThanOrEqualTo(end);
    story.window.advance(end);
    assertThat(story.window.isEmpty()).isFalse();
    story.window.advance(story.millis(LocalDateTime.parse("2026-12-06T16:00")));
    assertThat(story.window.isEmpty()).isTrue();
    attack(story, "2026-12-08T03");
    assertThat(story.alerts).as("nothing is known any more").isEmpty();
  }

  @Test
  void whatIsSeenOnceIsForgottenSoon() {
    Story story = new Story(counts("{times: 3, increase: 20}"), "UTC");
    story.at("2026-06-01T10:00", "x");
    story.window.advance(story.millis(LocalDateTime.parse("2026-06-09T10:59")));
    assertThat(story.window.isEmpty()).isFalse();
    story.window.advance(story.millis(LocalDateTime.parse("2026-06-09T11:00")));
    assertThat(story.window.isEmpty()).isTrue();
    assertThat(story.window.nextTime()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatComesLateChangesWhatWasTold() {
    Story story = nights(bytes(""));
    // More than ever, where nothing is normal.
    long before = story.millis(LocalDateTime.parse("2026-11-17T04:58"));
    Input much = story.input(before + 300_000, "4000000000");
    story.take(much);
    assertThat(story.alerts).hasSize(1);
    // As much shortly before comes after it: the alert begins there, and has another id.
    Input earlier = story.input(before, "4000000000");
    assertThat(story.take(earlier)).isEqualTo(Arrival.NEW);
    assertThat(story.alerts.values())
        .singleElement()
        .satisfies(
            episode -> {
              assertThat(episode.start()).isEqualTo(before);
              assertThat(episode.count()).isEqualTo(2);
            });
    assertThat(story.take(earlier)).isEqualTo(Arrival.DUPLICATE);
    assertThat(story.window.remove(earlier)).isTrue();
    assertThat(story.window.remove(earlier)).isFalse();
    story.tell();
    assertThat(story.alerts.values())
        .singleElement()
        .satisfies(episode -> assertThat(episode.start()).isEqualTo(much.time()));
    assertThat(story.window.remove(much)).isTrue();
    story.tell();
    assertThat(story.alerts).isEmpty();
  }

  @Test
  void whatComesTooLateIsCountedAndChangesNothing() {
    Story story = nights(bytes(""));
    story.window.advance(story.millis(LocalDateTime.parse("2026-11-17T04:00")));
    Input late = story.input(story.millis(LocalDateTime.parse("2026-11-17T03:59")), "5000000000");
    assertThat(story.take(late)).isEqualTo(Arrival.TOO_LATE);
    assertThat(story.window.late()).isEqualTo(1);
    assertThat(story.alerts).isEmpty();
  }

  @Test
  void moreThanCanBeToldFromCopiesIsCounted() {
    CorrelationRule rule = counts("{times: 3, increase: 1000, samples: 1}");
    Story story = new Story(rule, "UTC");
    story.daily("2026-06-01T10:00", 9, "x");
    long second = story.millis(LocalDateTime.parse("2026-06-11T10:05"));
    long first = second - 300_000;
    story.window.insert(story.input(first, "x"));
    for (int i = 0; i <= Cells.MOST_IDS; i++) {
      story.window.insert(story.input(second + i, "x"));
    }
    story.window.insert(story.input(first + 1, "x"));
    story.tell();
    assertThat(story.alerts.values())
        .singleElement()
        .satisfies(
            episode -> {
              assertThat(episode.count()).isEqualTo(Cells.MOST_IDS + 3);
              assertThat(episode.leftOut()).isEqualTo(1);
              assertThat(episode.evidence()).hasSize(50);
            });
    assertThat(story.window.size()).isLessThan(15_000);
  }

  @Test
  void aValueTooManyIsSaidToBeAtLeast() {
    CorrelationRule rule =
        BaselineRules.load(
            """
              measure: {function: distinct, field: requestParameters.key}
              timespan: 1h
              condition: {times: 3, increase: 100, samples: 1}
            """);
    Story story = new Story(rule, "UTC");
    story.daily("2026-06-01T10:00", 9, "x");
    for (int i = 0; i < 3000; i++) {
      long millis = story.millis(LocalDateTime.parse("2026-06-11T10:05")) + i;
      story.window.insert(story.input(millis, "value-" + i));
    }
    story.tell();
    assertThat(story.sentences())
        .singleElement()
        .asString()
        .contains("at least 1000 different requestParameters.key in records of");
  }
}
