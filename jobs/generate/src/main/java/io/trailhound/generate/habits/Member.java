package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.actor.Job;
import io.trailhound.generate.record.Place;

/**
 * Somebody or something with habits.
 *
 * @param principal the ARN in its records; the same in every session but for pipelines
 * @param origin who stands behind it: as {@code identitycenter:NAME} for people, else the principal
 * @param city where it is, or where its customers are
 * @param weight tasks in an ordinary hour of work
 */
record Member(
    Kind kind,
    String principal,
    String origin,
    City city,
    Job job,
    Actor actor,
    Habit habit,
    Whereabouts whereabouts,
    double weight) {

  /** What sort of member it is. */
  enum Kind {
    PERSON,
    /** Serves customers round the clock, in sessions of a role. */
    WORKLOAD,
    /** Serves round the clock with a long-lived key. */
    KEY,
    CRON,
    PIPELINE,
    /** Gives signs of life every five minutes. */
    HOST
  }

  Place place() {
    return job.place();
  }

  Output output() {
    return Output.of(job);
  }

  /** Tasks of an hour that is ordinary for it: of people one of work, whatever the hour is. */
  double usual(long hour) {
    return kind == Kind.PERSON ? weight : habit.expected(hour);
  }

  /** What follows the last slash of the principal: a session's, user's or instance's name. */
  String name() {
    return principal.substring(principal.lastIndexOf('/') + 1);
  }
}
