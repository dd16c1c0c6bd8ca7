package io.trailhound.pipeline.who;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;

/** What others did to the subject: calls of IAM that name it as their user or role. */
final class Deeds {
  private static final int MOST = 1_000;

  private final TreeMap<Seen.Moment, Call> calls = new TreeMap<>();
  private long leftOut;

  /** Takes a call; of too many the last ones are left out. */
  void add(Call call) {
    calls.put(new Seen.Moment(call.time(), call.eventId()), call);
    if (calls.size() > MOST) {
      calls.pollLastEntry();
      leftOut++;
    }
  }

  /** The calls by time. */
  Collection<Call> calls() {
    return Collections.unmodifiableCollection(calls.values());
  }

  /** How many more there were. */
  long leftOut() {
    return leftOut;
  }
}
