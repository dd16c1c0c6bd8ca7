package io.trailhound.pipeline.live;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What befalls a live job, and after which share of its messages. The same in every run. */
final class Doom {
  /** Something that happens. */
  interface Blow {
    void fall() throws Exception;
  }

  private final Random random = new Random(20);
  private final TreeMap<Double, Blow> blows = new TreeMap<>();

  /** Something happens once. */
  Doom at(double share, Blow blow) {
    blows.put(share, blow);
    return this;
  }

  /** Something happens so many times, at random. */
  Doom often(int times, Blow blow) {
    for (int i = 0; i < times; i++) {
      blows.put(0.05 + 0.9 * random.nextDouble(), blow);
    }
    return this;
  }

  /** Feeds everything, and lets each blow fall in its time. */
  void run(Feeder feeder) throws Exception {
    for (Map.Entry<Double, Blow> blow : blows.entrySet()) {
      feeder.feedTo(blow.getKey());
      blow.getValue().fall();
    }
    feeder.feedTo(1);
  }
}
