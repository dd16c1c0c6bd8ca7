package io.trailhound.bench.behaviour;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.actor.Agents;
import io.trailhound.generate.call.StorageCalls;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.JsonBuffer;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.RecordRenderer;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Principals and addresses that come once and never again, each with a few calls, within a day.
 *
 * @param keys how many of them
 * @param events of all of them together
 * @param seconds that the rules took for them
 * @param state after the last one
 * @param later the state a year later
 */
record Flood(int keys, long events, double seconds, StateSize state, StateSize later) {
  private static final int CALLS = 3;
  private static final long DAY = 86_400;

  /**
   * Measures one.
   *
   * @param from when it begins, in epoch seconds
   */
  static Flood of(Surroundings surroundings, int keys, long from) {
    BehaviourRun run = new BehaviourRun(surroundings, List.of());
    Place place = Accounts.place(1, Accounts.PRODUCTION, "eu-west-1");
    SeededStream stream = SeededStream.of(1, "flood", "");
    RecordRenderer renderer = new RecordRenderer();
    JsonBuffer json = new JsonBuffer();
    Values values = new Values();
    long nanos = 0;
    for (int key = 0; key < keys; key++) {
      long time = from + key * DAY / keys;
      Session session = session(key, stream);
      for (int call = 0; call < CALLS; call++) {
        values.begin(place, stream);
        renderer.render(time, session, StorageCalls.GET_OBJECT, Fault.NONE, values, json.clear());
        byte[] bytes = Arrays.copyOf(json.array(), json.length());
        long before = System.nanoTime();
        run.take(time, bytes);
        nanos += System.nanoTime() - before;
      }
    }
    run.pass(from + DAY);
    run.finish();
    StateSize state = run.state();
    run.pass(from + 400 * DAY);
    return new Flood(keys, (long) keys * CALLS, nanos / 1e9, state, run.state());
  }

  private static Session session(int key, SeededStream stream) {
    String name = String.format(Locale.ROOT, "once-%07d", key);
    String address =
        "2001:db8:"
            + Integer.toHexString(key >>> 16)
            + ":"
            + Integer.toHexString(key & 0xffff)
            + "::1";
    return Identities.user(
            Accounts.PRODUCTION, name, Names.uniqueId("AIDA", stream), Names.longLivedKey(stream))
        .from(address, Agents.CLI_LINUX, Session.Kind.CLI);
  }
}
