package io.trailhound.pipeline.step;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.IssueCodec;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.state.CountState;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * The sessions that calls issued, in an operator each of whose subtasks is told of all of them. At
 * a barrier all have the same, so one writes them to state and all read them.
 *
 * <p>A session is forgotten when it is over and no event of it is awaited any more.
 */
final class Chains {
  /** How many sessions are remembered; what is beyond is counted and left out. */
  static final int MOST_SESSIONS = 200_000;

  private static final long EXPIRY_INTERVAL = Duration.ofMinutes(15).toMillis();

  /** Copies of a record are dropped for an hour and the lateness: see {@link DedupStep}. */
  private static final long BUCKET = Duration.ofHours(1).toMillis();

  private static final ListStateDescriptor<byte[]> DESCRIPTOR =
      new ListStateDescriptor<>("sessions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private final Sessions sessions = new Sessions();
  private final ListState<byte[]> state;
  private final boolean first;
  private final long margin;
  private final CountState.Count issued;
  private final CountState.Count late;
  private final CountState.Count leftOut;
  private long watermark = Long.MIN_VALUE;
  private long expireAt = Long.MIN_VALUE;

  /**
   * Restores the sessions.
   *
   * @param first whether this is the subtask that counts, and writes the state
   */
  Chains(OperatorStateStore store, boolean first, Duration lateness, CountState counts)
      throws Exception {
    this.first = first;
    margin = lateness.toMillis() + BUCKET;
    issued = counts.count(Counts.SESSIONS_ISSUED);
    late = counts.count(Counts.SESSIONS_LATE);
    leftOut = counts.count(Counts.SESSIONS_LEFT_OUT);
    state = store.getUnionListState(DESCRIPTOR);
    for (byte[] bytes : state.get()) {
      sessions.add(IssueCodec.read(new DataInputStream(new ByteArrayInputStream(bytes))));
    }
  }

  /** Takes an issue; gives the sessions whose chains are others now. */
  SortedSet<String> add(Issue issue) {
    boolean known = sessions.get(issue.id()).isPresent();
    if (!known && sessions.size() >= MOST_SESSIONS) {
      leftOut.add(first ? 1 : 0);
      return new TreeSet<>();
    }
    SortedSet<String> changed = sessions.add(issue);
    issued.add(first && !known ? 1 : 0);
    late.add(first && !changed.isEmpty() && issue.time() < watermark ? 1 : 0);
    return changed;
  }

  Optional<Issue> get(String id) {
    return sessions.get(id);
  }

  Sessions.Resolved follow(Principal principal, SessionRef ref, long time) {
    return sessions.follow(principal, ref, time);
  }

  int size() {
    return sessions.size();
  }

  void advance(long to) {
    watermark = to;
    if (to >= expireAt && to != Long.MAX_VALUE) {
      sessions.expire(to, margin);
      expireAt = to + EXPIRY_INTERVAL;
    }
  }

  void snapshot() throws Exception {
    state.clear();
    if (first) {
      for (Issue issue : sessions.issues()) {
        state.add(IssueCodec.toBytes(issue));
      }
    }
  }
}
