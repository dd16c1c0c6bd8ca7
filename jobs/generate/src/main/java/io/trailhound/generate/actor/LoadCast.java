package io.trailhound.generate.actor;

import io.trailhound.generate.actor.Person.Badge;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Any number of principals in any number of accounts, half of them people. */
public final class LoadCast {

  private static final List<List<Task>> PROFESSIONS =
      List.of(Work.DEVELOPER, Work.ANALYST, Work.DEVELOPER, Work.ADMINISTRATOR, Work.AUDITOR);
  private static final List<String> PERMISSION_SETS =
      List.of("Developer", "DataAnalyst", "Developer", "AdministratorAccess", "SecurityAudit");

  private final long seed;
  private final List<Place> places = new ArrayList<>();
  private final List<Actor> actors = new ArrayList<>();

  private LoadCast(long seed, int accounts) {
    this.seed = seed;
    for (int account = 0; account < accounts; account++) {
      for (String region : Accounts.REGIONS) {
        places.add(Accounts.place(seed, Accounts.id(account), region));
      }
    }
  }

  /** The actors of a load trail: the principals, and the AWS services of each account. */
  public static List<Actor> of(long seed, int accounts, int principals) {
    LoadCast cast = new LoadCast(seed, accounts);
    for (int i = 0; i < principals; i++) {
      cast.principal(i, cast.places.get(i % cast.places.size()));
    }
    for (Place place : cast.places) {
      // Nearly half of a trail is noise of services, whatever the number of principals.
      cast.actors.addAll(Services.of(place, principals * 1.4 / cast.places.size(), seed));
    }
    return cast.actors;
  }

  private void principal(int index, Place place) {
    String number = String.format(Locale.ROOT, "%05d", index);
    String address = "192.0.2." + (1 + index % 254);
    Actor actor =
        switch (index % 10) {
          case 1, 6 -> {
            Job job = new Job(own(place, index), Rhythm.CUSTOMERS, 3, Work.WEB_INSTANCE);
            String instance = place.inventory().all(Blank.INSTANCE).get(index / 10 % 12);
            yield new Instance(job, "WebServer", instance.substring(0, 14) + number, address, seed);
          }
          case 2, 8 -> {
            Job job = new Job(own(place, index), Rhythm.CUSTOMERS, 3, Work.FUNCTION);
            yield new Function(job, "worker-" + number, address, seed);
          }
          case 4 -> {
            Job job = new Job(place, Rhythm.work(1, 7, 19), 3, Work.PIPELINE);
            yield new Pipeline(
                job, "DeployRole", "example-org/service-" + number, List.of(address), seed);
          }
          case 9 -> {
            Job job = new Job(place, Rhythm.ALWAYS, 0.5, Work.BACKUP_USER);
            yield new KeyUser(job, "svc-" + number, address, Agents.CLI_LINUX, seed);
          }
          default -> person(index, number, address, place);
        };
    actors.add(actor);
  }

  private Person person(int index, String number, String address, Place place) {
    int profession = index / 10 % PROFESSIONS.size();
    boolean console = index % 3 == 0;
    int offset = index % 2 == 0 ? 1 : -5;
    List<String> addresses =
        List.of(address, "2001:db8:" + Integer.toHexString(index % 65_536) + "::17");
    Badge badge =
        new Badge(
            "user" + number + "@example.com",
            PERMISSION_SETS.get(profession),
            addresses,
            console ? Agents.FIREFOX : Agents.CLI_MAC,
            console);
    Job job = new Job(place, Rhythm.work(offset, 8, 18), 1.2, PROFESSIONS.get(profession));
    return new Person(job, badge, seed);
  }

  /** A machine works on a bucket and a table of its own. */
  private static Place own(Place place, int index) {
    List<String> buckets = place.inventory().all(Blank.BUCKET);
    List<String> tables = place.inventory().all(Blank.TABLE);
    return place
        .with(Blank.BUCKET, buckets.get(index % buckets.size()))
        .with(Blank.TABLE, tables.get(index % tables.size()));
  }
}
