package io.trailhound.generate;

import io.trailhound.generate.attack.Step;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Plays the prescribed steps when their time has come. */
final class Plan {

  private final Iterator<Step> steps;
  private final Courier courier;
  private final SeededStream stream;
  private final Values values = new Values();
  private @Nullable Step next;

  Plan(Iterator<Step> steps, Courier courier, SeededStream stream) {
    this.steps = steps;
    this.courier = courier;
    this.stream = stream;
    this.next = steps.hasNext() ? steps.next() : null;
  }

  /** Plays every step before a time, in epoch seconds. */
  void playUntil(long end) throws IOException {
    for (Step step = next; step != null && step.time() < end; step = next) {
      values.begin(step.place(), stream);
      step.values().forEach(values::set);
      courier.record(step.time(), step.session(), step.call(), step.fault(), values);
      if (step.mark().isPresent()) {
        Step.Mark mark = step.mark().get();
        courier.attack(
            new Truth(
                values.get(Blank.EVENT_ID),
                mark.scenario(),
                mark.step(),
                mark.technique(),
                step.time()));
      }
      next = steps.hasNext() ? steps.next() : null;
    }
  }
}
