package io.trailhound.generate.actor;

import io.trailhound.generate.record.Place;
import java.util.List;

/**
 * What an actor does.
 *
 * @param weight how much, against the other actors
 */
public record Job(Place place, Rhythm rhythm, double weight, List<Task> tasks) {}
