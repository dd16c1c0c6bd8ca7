package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.actor.Agents;
import io.trailhound.generate.actor.Delegate;
import io.trailhound.generate.actor.Job;
import io.trailhound.generate.actor.Person;
import io.trailhound.generate.actor.Person.Badge;
import io.trailhound.generate.actor.Rhythm;
import io.trailhound.generate.actor.Task;
import io.trailhound.generate.actor.Work;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.List;
import java.util.Locale;

/** Makes people: no two of them work alike. */
final class People {

  private static final List<List<Task>> PROFESSIONS =
      List.of(Work.DEVELOPER, Work.ANALYST, Work.PAYROLL, Work.ADMINISTRATOR, Work.AUDITOR);
  private static final List<String> PERMISSION_SETS =
      List.of("Developer", "DataAnalyst", "Payroll", "AdministratorAccess", "SecurityAudit");
  private static final String DELEGATES = "DataReader";
  private static final int ADMINISTRATOR = 3;

  private final HabitOptions options;

  People(HabitOptions options) {
    this.options = options;
  }

  /** The person of a number, counted from 0. */
  Member member(int number, Place home) {
    String name = String.format(Locale.ROOT, "user%05d", number);
    Luck luck = new Luck(options.seed(), name);
    SeededStream stream = luck.stream("person", 0);
    int profession = number / 5 % PROFESSIONS.size();
    City city = City.of(number);
    Absences absences = Absences.plan(luck, city, options);
    int begins = 8 * 60 + 15 * stream.below(9);
    Rhythm rhythm =
        new PersonRhythm(
            luck,
            city,
            absences,
            options,
            begins,
            begins + 8 * 60 + 30 + 15 * stream.below(5),
            0.97 + 0.08 * stream.unit(),
            profession == ADMINISTRATOR ? number % 6 : -1);
    PersonPlaces places =
        new PersonPlaces(luck, city, absences, stream.below(2), stream.chance(0.06));
    double weight = 7 * luck.spread("weight", 0, 0.4);
    Job job = new Job(own(home, stream), rhythm, weight, PROFESSIONS.get(profession));
    Badge badge = badge(name, profession, stream);
    long renewal = options.from() + (long) (stream.unit() * (options.to() - options.from()));
    Person person = new Colleague(job, badge, places, renewal, options.seed());
    boolean delegates = !badge.console() && stream.chance(0.25);
    Actor actor = delegates ? new Delegate(job, person, DELEGATES, name, options.seed()) : person;
    String session =
        delegates
            ? DELEGATES + "/" + name
            : "AWSReservedSSO_" + badge.permissionSet() + "_5e1f0a9c7b3d2468/" + badge.email();
    return new Member(
        Member.Kind.PERSON,
        "arn:aws:sts::" + home.account() + ":assumed-role/" + session,
        "identitycenter:" + badge.email(),
        city,
        job,
        actor,
        new WorkHabit(luck, rhythm, weight, 0.4),
        places,
        weight);
  }

  private static Badge badge(String name, int profession, SeededStream stream) {
    boolean console = stream.chance(0.4);
    return new Badge(
        name + "@example.com",
        PERMISSION_SETS.get(profession),
        List.of(),
        console ? stream.pick(List.of(Agents.FIREFOX, Agents.CHROME)) : Agents.CLI_MAC,
        console);
  }

  /** Two buckets of the team, and files of a size of one's own. */
  private static Place own(Place place, SeededStream stream) {
    List<String> buckets = place.inventory().all(Blank.BUCKET);
    int first = stream.below(buckets.size());
    return place
        .with(Blank.BUCKET, buckets.get(first), buckets.get((first + 1) % buckets.size()))
        .with(Blank.LARGEST, Integer.toString(stream.between(22, 26)));
  }
}
