package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody or something that works in an account, one task at a time. */
public abstract class Actor {

  private final Place place;
  private final Rhythm rhythm;
  private final double weight;
  private final List<Task> tasks;
  private final int totalWeight;
  private final SeededStream stream;
  private final Values values = new Values();
  private @Nullable Session session;
  private @Nullable Session lent;
  private long until;
  private long latest = Long.MIN_VALUE;

  /**
   * An actor.
   *
   * @param job where, when, how much and what it does
   * @param stream its own, from which it draws everything
   */
  protected Actor(Job job, SeededStream stream) {
    this.place = job.place();
    this.rhythm = job.rhythm();
    this.weight = job.weight();
    this.tasks = job.tasks();
    this.totalWeight = tasks.stream().mapToInt(Task::weight).sum();
    this.stream = stream;
  }

  /** How active it is at an hour (since the epoch), against the other actors. */
  public final double weightAt(long hour) {
    return weight * rhythm.at(hour);
  }

  /**
   * Does one task, not before its last one, opening a session before it where the last one has
   * ended.
   *
   * @param earliest epoch seconds
   * @param atMost records to write at most, at least one
   * @return how many it wrote
   */
  public final int act(long earliest, int atMost, RecordSink sink) throws IOException {
    long time = Math.max(earliest, latest);
    int done = 0;
    Session current = session;
    if (current == null || time >= until) {
      current = open(time);
      session = current;
      lent = null;
      until = time + lifetime();
      latest = time;
      done = announce(current, time, values.begin(place, stream), sink);
    }
    Task task = task();
    Session caller = task.via().isEmpty() ? current : lend(current, task.via());
    values.begin(place, stream);
    long at = time + done;
    for (int times = stream.between(1, task.most()); times > 0; times--) {
      for (Call call : task.calls()) {
        if (done >= atMost) {
          return done;
        }
        boolean denied = task.denied() > 0 && stream.below(1000) < task.denied();
        sink.record(at, caller, call, denied ? Fault.denied(caller, call) : Fault.NONE, values);
        values.next();
        done++;
        latest = at;
        at += stream.below(3);
      }
    }
    return done;
  }

  /**
   * Opens a session beside the one that it works in.
   *
   * @param time epoch seconds
   */
  public final Session another(long time, RecordSink sink) throws IOException {
    return announced(open(time), time, sink);
  }

  /**
   * Lets somebody else open a session in its name.
   *
   * @param time epoch seconds
   * @param address of whoever it is
   */
  public final Session another(long time, String address, RecordSink sink) throws IOException {
    Session own = open(time);
    return announced(own.from(address, own.agent(), own.kind()), time, sink);
  }

  private Session announced(Session opened, long time, RecordSink sink) throws IOException {
    announce(opened, time, new Values().begin(place, stream), sink);
    return opened;
  }

  private Session lend(Session owner, String service) {
    Session current = lent;
    if (current == null || !current.address().equals(service)) {
      current = owner.via(service);
      lent = current;
    }
    return current;
  }

  private Task task() {
    int at = stream.below(totalWeight);
    for (Task task : tasks) {
      at -= task.weight();
      if (at < 0) {
        return task;
      }
    }
    throw new IllegalStateException("no task has a weight");
  }

  /** Where it works. */
  public final Place place() {
    return place;
  }

  protected final SeededStream stream() {
    return stream;
  }

  /** New credentials, from this time on. */
  protected abstract Session open(long time);

  /** How long a session lasts, in seconds. */
  protected abstract long lifetime();

  /**
   * Writes the records of the session's beginning, if it has any.
   *
   * @return how many it wrote
   */
  protected int announce(Session opened, long time, Values opening, RecordSink sink)
      throws IOException {
    return 0;
  }
}
