package io.trailhound.generate.habits;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who acts in a member's name, in sessions of an hour that nobody else uses. */
final class Intruder {

  private static final int SESSION = 3600;

  private final Member member;
  private final @Nullable String address;
  private final SeededStream stream;
  private final Deque<Deed> deeds;
  private final Values values = new Values();
  private @Nullable Session session;
  private long until;

  /**
   * A call.
   *
   * @param time epoch seconds
   * @param values those that are not drawn
   */
  record Deed(long time, Call call, Map<Blank, String> values) {}

  /**
   * Somebody.
   *
   * @param address null for wherever the member's own calls would come from
   * @param deeds in the order of their times
   */
  Intruder(Member member, @Nullable String address, SeededStream stream, List<Deed> deeds) {
    this.member = member;
    this.address = address;
    this.stream = stream;
    this.deeds = new ArrayDeque<>(deeds);
  }

  /** Makes the calls before a time, in epoch seconds. */
  void playUntil(long end, RecordSink sink) throws IOException {
    for (Deed deed = deeds.peek(); deed != null && deed.time() < end; deed = deeds.peek()) {
      deeds.remove();
      Session current = session;
      if (current == null || deed.time() >= until) {
        current =
            address == null
                ? member.actor().another(deed.time(), sink)
                : member.actor().another(deed.time(), address, sink);
        session = current;
        until = deed.time() + SESSION;
      }
      values.begin(member.place(), stream);
      deed.values().forEach(values::set);
      sink.record(deed.time(), current, deed.call(), Fault.NONE, values);
    }
  }
}
