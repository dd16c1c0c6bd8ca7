package io.trailhound.generate.actor;

import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Place;
import java.util.List;

/** The AWS services that keep themselves busy in every account. */
public final class Services {

  private Services() {}

  /**
   * The services of one region of an account.
   *
   * @param weight of all of them together
   */
  public static List<Actor> of(Place place, double weight, long seed) {
    String logs = place.inventory().all(Blank.LOG_BUCKET).get(0);
    Place delivery =
        place
            .with(Blank.BUCKET, logs)
            .with(Blank.FOLDER, "AWSLogs/" + place.account() + "/" + place.region());
    return List.of(
        service(delivery, weight * 0.5, Work.TRAIL_DELIVERY, "cloudtrail.amazonaws.com", seed),
        service(delivery, weight * 0.25, Work.LOG_DELIVERY, "delivery.logs.amazonaws.com", seed),
        role(place, weight * 0.15, Work.RECORDER, "config.amazonaws.com", "Config", seed),
        role(place, weight * 0.1, Work.SCALING, "autoscaling.amazonaws.com", "AutoScaling", seed));
  }

  private static Actor role(
      Place place, double weight, List<Task> tasks, String service, String name, long seed) {
    return new ServiceRole(new Job(place, Rhythm.ALWAYS, weight, tasks), service, name, seed);
  }

  private static Actor service(
      Place place, double weight, List<Task> tasks, String name, long seed) {
    return new ServiceNoise(new Job(place, Rhythm.ALWAYS, weight, tasks), name, seed);
  }
}
