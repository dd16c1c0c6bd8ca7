package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.actor.Job;
import io.trailhound.generate.actor.Rhythm;
import io.trailhound.generate.actor.Services;
import io.trailhound.generate.actor.Visitors;
import io.trailhound.generate.actor.Work;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody: of 20 principals 12 are people, four serve customers, two are scheduled jobs, one is a
 * pipeline and one a host. The AWS services and a public bucket's visitors come on top.
 *
 * @param background those that are nobody in particular, and when they are at work
 */
record Cast(List<Place> places, List<Member> members, List<Extra> background) {

  static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  private static final int PRINCIPALS_OF_ACCOUNT = 60;

  /** An actor without a name. */
  record Extra(Actor actor, Habit habit) {}

  static Cast of(HabitOptions options) {
    List<Place> places = places(options);
    List<Member> members = new ArrayList<>();
    People people = new People(options);
    Machines machines = new Machines(options);
    for (int i = 0; i < options.principals(); i++) {
      int block = i / 20;
      Place place = places.get((block + i) % places.size());
      Place shared = places.get(block % places.size());
      members.add(
          switch (i % 20) {
            case 12, 13 -> machines.workload(2 * block + i % 20 - 12, shared);
            case 14 -> machines.function(block, place);
            case 15 -> machines.key(block, place);
            case 16, 17 -> machines.cron(2 * block + i % 20 - 16, place);
            case 18 -> machines.pipeline(block, place);
            case 19 -> machines.host(block, shared);
            default -> people.member(12 * block + i % 20, place);
          });
    }
    return new Cast(places, List.copyOf(members), background(options, places));
  }

  private static List<Place> places(HabitOptions options) {
    int accounts = Math.max(2, options.principals() / PRINCIPALS_OF_ACCOUNT);
    List<Place> places = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      for (String region : REGIONS) {
        places.add(Accounts.place(options.seed(), Accounts.id(account), region));
      }
    }
    return List.copyOf(places);
  }

  private static List<Extra> background(HabitOptions options, List<Place> places) {
    List<Extra> extras = new ArrayList<>();
    for (Place place : places) {
      for (Actor service : Services.of(place, 6, options.seed())) {
        extras.add(extra(options, service, "service" + extras.size(), 0.2));
      }
    }
    Place open = places.get(0).with(Blank.BUCKET, "example-public-downloads");
    Job visits = new Job(open, Rhythm.CUSTOMERS, 10, Work.VISIT);
    extras.add(extra(options, new Visitors(visits, options.seed()), "visitors", 0.5));
    return List.copyOf(extras);
  }

  private static Extra extra(HabitOptions options, Actor actor, String name, double unrest) {
    Luck luck = new Luck(options.seed(), name);
    return new Extra(actor, new WorkHabit(luck, actor::weightAt, 1, unrest));
  }
}
