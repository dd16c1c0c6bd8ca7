package io.trailhound.generate.history;

import static io.trailhound.generate.call.StorageCalls.GET_OBJECT;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.actor.Agents;
import io.trailhound.generate.actor.KeyUser;
import io.trailhound.generate.attack.Step;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's machine that reads a little from one bucket: some statements in working hours, and
 * every night what is new. It has done so for weeks when the story begins. In the night to Friday
 * somebody uses it to read thousands of times as much within one hour.
 *
 * <p>It works in an account of its own, so that what is known of the story's other accounts begins
 * with the story.
 */
public final class Partner {
  /** The account whose bucket is read. */
  public static final String ACCOUNT = "123456789012";

  /** From where it is read. */
  public static final String ADDRESS = "203.0.113.25";

  /** The bucket. */
  public static final String BUCKET = "example-statements";

  /** The weeks before the story. */
  public static final int WEEKS = 8;

  private static final int STORY = 5;
  private static final int HAUL = 54;
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final int NIGHT = 3 * HOUR;

  private final long seed;
  private final Place place;
  private final Session session;
  private final List<Step> steps = new ArrayList<>();

  private Partner(long seed) {
    this.seed = seed;
    this.place = Accounts.place(seed, ACCOUNT, "eu-west-1").with(Blank.BUCKET, BUCKET);
    this.session =
        KeyUser.credentials(seed, ACCOUNT, "partner-statements")
            .from(ADDRESS, Agents.CLI_LINUX, Session.Kind.CLI);
  }

  /**
   * All calls, in the order of their times.
   *
   * @param start of the story: Monday, midnight UTC, in epoch seconds
   */
  public static List<Step> steps(long seed, long start) {
    Partner partner = new Partner(seed);
    for (int day = -7 * WEEKS; day < STORY; day++) {
      partner.day(start + (long) day * DAY);
    }
    partner.theft(start + (STORY - 1L) * DAY + NIGHT);
    partner.steps.sort(Comparator.comparingLong(Step::time));
    return List.copyOf(partner.steps);
  }

  /** An ordinary day and the night before it. */
  private void day(long midnight) {
    SeededStream stream = SeededStream.of(seed, "partner", "day " + midnight / DAY);
    read(stream, midnight + NIGHT + stream.between(5 * 60, 45 * 60), 3, 28_000, 42_000);
    DayOfWeek weekday = LocalDate.ofEpochDay(midnight / DAY).getDayOfWeek();
    if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
      for (int hour = 8; hour < 18; hour += 4) {
        long visit = midnight + stream.between(hour * HOUR, (hour + 2) * HOUR - 60);
        read(stream, visit, stream.between(2, 3), 200_000, 1_500_000);
      }
    }
  }

  private void read(SeededStream stream, long time, int objects, int least, int most) {
    for (int i = 0; i < objects; i++) {
      add(time + 2L * i, stream, least, most, Optional.empty());
    }
  }

  /** From the hour's first minute to its last one. */
  private void theft(long hour) {
    SeededStream stream = SeededStream.of(seed, "partner", "theft");
    Optional<Step.Mark> mark =
        Optional.of(new Step.Mark("night-reader", "read-many-bytes", "T1530"));
    for (int i = 0; i < HAUL; i++) {
      add(hour + 66L * i + stream.between(5, 55), stream, 8_000_000, 9_200_000, mark);
    }
  }

  private void add(long time, SeededStream stream, int least, int most, Optional<Step.Mark> mark) {
    String bytes = Integer.toString(stream.between(least, most));
    String key = "statements/" + LocalDate.ofEpochDay(time / DAY) + "/" + stream.hex(8) + ".pdf";
    Map<Blank, String> values = Map.of(Blank.OBJECT, key, Blank.BYTES_OUT, bytes);
    steps.add(new Step(time, place, session, GET_OBJECT, Fault.NONE, values, mark));
  }
}
