package io.trailhound.pipeline.step;

import io.trailhound.enrichment.identity.Principal;
import io.trailhound.enrichment.identity.chain.Issue;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.pipeline.state.EventKeySerializer;
import io.trailhound.pipeline.state.Held;
import io.trailhound.pipeline.state.HeldSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The events that were told of before the chains behind them were known to the end: in keyed state,
 * and in memory what finds them by their sessions. An event is held until event time has passed it,
 * for a session is issued before it is used.
 */
final class HeldEvents {
  /** How many events are held by one subtask; what is beyond is counted and not told anew. */
  static final int MOST = 200_000;

  static final MapStateDescriptor<EventKey, Held> DESCRIPTOR =
      new MapStateDescriptor<>("held", EventKeySerializer.TYPE, HeldSerializer.TYPE);

  private final KeyedStateBackend<Long> keys;
  private final MapState<EventKey, Held> state;
  private final Map<EventKey, Entry> entries = new HashMap<>();
  private final TreeMap<Long, List<Entry>> byTime = new TreeMap<>();
  private final Map<String, Set<Entry>> byHandle = new HashMap<>();

  /**
   * Where a held event is, and whose it is.
   *
   * @param bucket the key of its state
   * @param key which event, and which content of it
   * @param time when it happened, in milliseconds since 1970
   */
  record Entry(long bucket, EventKey key, long time, Principal principal, SessionRef session) {
    List<String> handles() {
      return List.of(session.keyId(), session.principalId(), session.arn());
    }

    /** There is one entry of a key, and many are looked up. */
    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  /** Makes the entry of an event in a bucket. */
  @FunctionalInterface
  interface Reader {
    Entry read(long bucket, EventKey key, Event event);
  }

  /** Finds what state holds. */
  HeldEvents(KeyedStateBackend<Long> keys, MapState<EventKey, Held> state, Reader reader)
      throws Exception {
    this.keys = keys;
    this.state = state;
    List<Entry> found = new ArrayList<>();
    keys.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        DESCRIPTOR,
        (bucket, map) -> {
          for (Map.Entry<EventKey, Held> each : map.entries()) {
            found.add(reader.read(bucket, each.getKey(), each.getValue().event()));
          }
        });
    found.forEach(this::index);
  }

  /** Which event, and which content of it: some share an id and differ. */
  static EventKey keyOf(Event event) {
    return new EventKey(event.key().high() ^ event.contentHash(), event.key().low());
  }

  int size() {
    return entries.size();
  }

  boolean isFull() {
    return entries.size() >= MOST;
  }

  /** The held form of an event, or null; the current key must be its bucket. */
  @Nullable Held get(EventKey key) throws Exception {
    return entries.containsKey(key) ? state.get(key) : null;
  }

  /** Holds an event, or another form of it. */
  void put(Entry entry, Held held) throws Exception {
    keys.setCurrentKey(entry.bucket());
    state.put(entry.key(), held);
    if (!entries.containsKey(entry.key())) {
      index(entry);
    }
  }

  private void index(Entry entry) {
    entries.put(entry.key(), entry);
    byTime.computeIfAbsent(entry.time(), time -> new ArrayList<>()).add(entry);
    for (String handle : entry.handles()) {
      if (!handle.isEmpty()) {
        byHandle.computeIfAbsent(handle, name -> new LinkedHashSet<>()).add(entry);
      }
    }
  }

  /** The held events that may be of a session. */
  List<Entry> of(Issue session) {
    Set<Entry> found = new LinkedHashSet<>();
    for (String handle : List.of(session.keyId(), session.sessionId(), session.session().key())) {
      for (Entry entry : byHandle.getOrDefault(handle, Set.of())) {
        if (Sessions.concerns(session, entry.session(), entry.time())) {
          found.add(entry);
        }
      }
    }
    return List.copyOf(found);
  }

  /** The held form of an entry's event; makes its bucket the current key. */
  @Nullable Held read(Entry entry) throws Exception {
    keys.setCurrentKey(entry.bucket());
    return state.get(entry.key());
  }

  /** Lets go of the events that happened before a time. */
  void release(long before) throws Exception {
    while (!byTime.isEmpty() && byTime.firstKey() < before) {
      for (Entry entry : byTime.pollFirstEntry().getValue()) {
        keys.setCurrentKey(entry.bucket());
        state.remove(entry.key());
        entries.remove(entry.key());
        for (String handle : entry.handles()) {
          Set<Entry> left = byHandle.get(handle);
          if (left != null && left.remove(entry) && left.isEmpty()) {
            byHandle.remove(handle);
          }
        }
      }
    }
  }
}
