package io.trailhound.generate;

import io.trailhound.generate.actor.Actor;
import io.trailhound.generate.actor.LoadCast;
import io.trailhound.generate.actor.StoryCast;
import io.trailhound.generate.attack.Campaigns;
import io.trailhound.generate.attack.EvenPace;
import io.trailhound.generate.attack.Step;
import io.trailhound.generate.attack.Story;
import io.trailhound.generate.habits.Anomaly;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitTrail;
import io.trailhound.generate.random.SeededStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Makes trails, five minutes of event time at a time, so that memory does not grow with them. */
public final class TrailGenerator {

  /** Seconds of event time that are made at once; it divides every delivery interval. */
  private static final int SLOT = 300;

  private final TrailOptions options;
  private final TrailWriter writer;
  private final Courier courier;
  private final long start;

  private TrailGenerator(TrailOptions options, TrailWriter writer) {
    this.options = options;
    this.writer = writer;
    this.courier = new Courier(options.delivery(), writer);
    this.start = options.start().getEpochSecond();
  }

  /**
   * Makes a trail.
   *
   * <p>Records come in the order of their event times, but for a few minutes, and not of their
   * delivery.
   *
   * @throws IOException from the writer
   */
  public static GeneratedTrail generate(TrailOptions options, TrailWriter writer)
      throws IOException {
    boolean story = options.kind() == TrailOptions.Kind.STORY;
    TrailGenerator generator = new TrailGenerator(options, writer);
    return story ? generator.story() : generator.load();
  }

  /**
   * Delivers a trail of habits, which was not played before, as CloudTrail would: with delays, a
   * hundredth of it twice, every five minutes.
   *
   * @throws IOException from the writer
   */
  public static GeneratedTrail deliver(HabitTrail trail, TrailWriter writer) throws IOException {
    HabitOptions options = trail.options();
    Courier courier = new Courier(new Delivery(options.seed(), 0.01, 0.01, 12), writer);
    for (Anomaly anomaly : trail.anomalies()) {
      writer.anomaly(anomaly);
    }
    for (int hour = 0; hour < trail.hours(); hour++) {
      writer.advance(options.from() + hour * 3600L);
      trail.play(hour, courier);
    }
    return courier.finish();
  }

  private GeneratedTrail story() throws IOException {
    List<Step> steps = Story.steps(options.seed(), start);
    return run(StoryCast.of(options.seed()), steps.iterator(), steps.size());
  }

  private GeneratedTrail load() throws IOException {
    long attacks = Math.round(options.events() * options.attackShare());
    EvenPace pace = new EvenPace(start, options.days() * 86_400L, Math.max(1, attacks));
    Campaigns steps = new Campaigns(options.seed(), options.accounts(), attacks, pace);
    List<Actor> cast = LoadCast.of(options.seed(), options.accounts(), options.principals());
    return run(cast, steps, attacks);
  }

  private GeneratedTrail run(List<Actor> cast, Iterator<Step> steps, long planned)
      throws IOException {
    Plan plan = new Plan(steps, courier, SeededStream.of(options.seed(), "trail", "plan"));
    Workday work = new Workday(cast, options, options.events() - planned);
    long slots = options.days() * 86_400L / SLOT;
    for (long slot = 0; slot < slots; slot++) {
      long from = start + slot * SLOT;
      writer.advance(from);
      plan.playUntil(from + SLOT);
      work.fill(from, SLOT, courier);
    }
    return courier.finish();
  }
}
