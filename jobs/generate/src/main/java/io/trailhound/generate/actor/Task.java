package io.trailhound.generate.actor;

import io.trailhound.generate.record.Call;
import java.util.List;

/**
 * Calls that belong together: the page of a console, a step of a job.
 *
 * @param weight how often, against the actor's other tasks
 * @param calls made one after the other
 * @param most how often at most the calls are repeated at once
 * @param denied out of 1,000 calls, those that are refused
 * @param via the AWS service that makes the calls in the actor's name, empty if the actor does
 */
public record Task(int weight, List<Call> calls, int most, int denied, String via) {

  public static Task of(int weight, Call... calls) {
    return new Task(weight, List.of(calls), 1, 0, "");
  }

  public Task upTo(int times) {
    return new Task(weight, calls, times, denied, via);
  }

  public Task denied(int perThousand) {
    return new Task(weight, calls, most, perThousand, via);
  }

  public Task via(String service) {
    return new Task(weight, calls, most, denied, service);
  }
}
