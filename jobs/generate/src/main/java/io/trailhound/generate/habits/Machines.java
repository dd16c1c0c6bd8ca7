package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.actor.Agents;
import io.trailhound.generate.actor.Function;
import io.trailhound.generate.actor.Instance;
import io.trailhound.generate.actor.Job;
import io.trailhound.generate.actor.KeyUser;
import io.trailhound.generate.actor.Pipeline;
import io.trailhound.generate.actor.Rhythm;
import io.trailhound.generate.actor.Task;
import io.trailhound.generate.actor.Work;
import io.trailhound.generate.habits.Member.Kind;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Makes machines, scheduled jobs and pipelines. */
final class Machines {

  /** Machines of a place that share an address. */
  private static final int BEHIND_ONE_ADDRESS = 3;

  /** Powers of two between the smallest and the largest file. */
  private static final int SIZES = 4;

  private final HabitOptions options;

  Machines(HabitOptions options) {
    this.options = options;
  }

  Member workload(int number, Place place) {
    Luck luck = luck("instance", number);
    String id = instanceId(number);
    Job job = serving(luck, own(place, luck), Work.WEB_INSTANCE, 14);
    String address = address(place, number / BEHIND_ONE_ADDRESS);
    Instance actor = new Instance(job, "WebServer", id, address, options.seed());
    return serves(Kind.WORKLOAD, luck, role(place, "WebServer", id), job, actor, address);
  }

  Member function(int number, Place place) {
    Luck luck = luck("function", number);
    String name = String.format(Locale.ROOT, "worker-%05d", number);
    Job job = serving(luck, own(place, luck), Work.FUNCTION, 10);
    String address = address(place, 20 + number);
    Function actor = new Function(job, name, address, options.seed());
    return serves(Kind.WORKLOAD, luck, role(place, name + "-role", name), job, actor, address);
  }

  Member key(int number, Place place) {
    Luck luck = luck("key", number);
    String name = String.format(Locale.ROOT, "svc-sync-%05d", number);
    Job job = serving(luck, own(place, luck), Work.SYNC, 7);
    String address = address(place, 30 + number);
    KeyUser actor = new KeyUser(job, name, address, Agents.CLI_LINUX, options.seed());
    return serves(Kind.KEY, luck, user(place, name), job, actor, address);
  }

  /** Several kinds of them: each quarter of an hour, hourly, nightly and weekly. */
  Member cron(int number, Place place) {
    Luck luck = luck("cron", number);
    SeededStream stream = luck.stream("machine", 0);
    String name = String.format(Locale.ROOT, "svc-cron-%05d", number);
    City city = City.of(number);
    ZoneId zone = stream.chance(0.5) ? city.zone : ZoneOffset.UTC;
    int night = 60 * stream.below(5) + 5 * stream.below(12);
    CronHabit habit =
        switch (number % 4) {
          case 0 -> new CronHabit(luck, zone, stream.below(15), 15, 0, 1, 4);
          case 1 -> new CronHabit(luck, zone, stream.below(60), 60, 0, 6, 5);
          case 2 -> new CronHabit(luck, zone, night, 1440, 0, 60, 20);
          default -> new CronHabit(luck, zone, night, 1440, 7, 250, 15);
        };
    boolean reads = number % 4 != 1;
    Place own = own(place, luck).with(Blank.LARGEST, number % 4 < 2 ? "26" : "29");
    Job job = new Job(own, Rhythm.ALWAYS, 1, reads ? Work.COPY : Work.INVENTORY);
    String address = address(place, 40 + number);
    KeyUser actor = new KeyUser(job, name, address, Agents.CLI_LINUX, options.seed());
    String arn = user(place, name);
    return new Member(Kind.CRON, arn, arn, city, job, actor, habit, time -> address, 1);
  }

  Member pipeline(int number, Place place) {
    Luck luck = luck("pipeline", number);
    City city = City.of(number);
    Absences none = Absences.none(luck, options);
    Rhythm rhythm = new PersonRhythm(luck, city, none, options, 9 * 60, 19 * 60, 1.02, -1);
    Job job = new Job(place, rhythm, 4, Work.PIPELINE);
    String repository = String.format(Locale.ROOT, "example-org/service-%05d", number);
    List<String> addresses =
        List.of(address(place, 50), address(place, 51), address(place, 52), address(place, 53));
    Pipeline actor = new Pipeline(job, "DeployRole", repository, addresses, options.seed());
    return new Member(
        Kind.PIPELINE,
        role(place, "DeployRole", "GitHubActions"),
        repository,
        city,
        job,
        actor,
        new WorkHabit(luck, rhythm, 4, 0.6),
        time -> addresses.get(0),
        4);
  }

  Member host(int number, Place place) {
    Luck luck = luck("host", number);
    String id = instanceId(50_000 + number);
    Job job = new Job(place.with(Blank.INSTANCE, id), Rhythm.ALWAYS, 12, Work.SIGN_OF_LIFE);
    String address = address(place, 54 + number);
    Instance actor = new Instance(job, "FleetHost", id, address, options.seed());
    Habit habit = new CronHabit(luck, ZoneOffset.UTC, number % 5, 5, 0, 1, 1);
    String arn = role(place, "FleetHost", id);
    City city = City.of(number);
    return new Member(Kind.HOST, arn, arn, city, job, actor, habit, time -> address, 12);
  }

  private Member serves(Kind kind, Luck luck, String arn, Job job, Actor actor, String address) {
    Habit habit = new WorkHabit(luck, job.rhythm(), job.weight(), 0.15);
    return new Member(kind, arn, arn, city(luck), job, actor, habit, time -> address, job.weight());
  }

  private Job serving(Luck luck, Place place, List<Task> tasks, double weight) {
    SeededStream stream = luck.stream("machine", 0);
    Rhythm rhythm =
        new MachineRhythm(
            luck,
            city(luck),
            options,
            stream.between(11, 20),
            0.25 + 0.5 * stream.unit(),
            0.5 + 0.5 * stream.unit(),
            0.98 + 0.06 * stream.unit());
    return new Job(place, rhythm, weight * luck.spread("weight", 0, 0.5), tasks);
  }

  private Luck luck(String kind, int number) {
    return new Luck(options.seed(), kind + number);
  }

  private static City city(Luck luck) {
    return City.of(luck.stream("city", 0).below(5));
  }

  /** A bucket, a table, and files of about one size. */
  private static Place own(Place place, Luck luck) {
    SeededStream stream = luck.stream("own", 0);
    int largest = stream.between(22, 26);
    return place
        .with(Blank.BUCKET, stream.pick(place.inventory().all(Blank.BUCKET)))
        .with(Blank.TABLE, stream.pick(place.inventory().all(Blank.TABLE)))
        .with(Blank.SMALLEST, Integer.toString(largest - SIZES))
        .with(Blank.LARGEST, Integer.toString(largest));
  }

  private String instanceId(int number) {
    SeededStream stream = SeededStream.of(options.seed(), "instance", Integer.toString(number));
    return "i-0" + stream.hex(16);
  }

  private static String address(Place place, int index) {
    return Atlas.cloud(place.region()).address(1 + index);
  }

  private static String role(Place place, String role, String session) {
    return "arn:aws:sts::" + place.account() + ":assumed-role/" + role + "/" + session;
  }

  private static String user(Place place, String name) {
    return "arn:aws:iam::" + place.account() + ":user/" + name;
  }
}
