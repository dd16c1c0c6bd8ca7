package io.trailhound.pipeline.who;

import java.util.Optional;

/** How often something was seen, and when first and last; the order of taking does not matter. */
final class Seen {
  /**
   * One record.
   *
   * @param time when, in milliseconds since 1970
   * @param eventId what it is called
   */
  record Moment(long time, String eventId) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      int order = Long.compare(time, other.time);
      return order == 0 ? eventId.compareTo(other.eventId) : order;
    }
  }

  private long count;
  private long failed;
  private Optional<Moment> first = Optional.empty();
  private Optional<Moment> last = Optional.empty();

  void add(Call call) {
    count++;
    failed += call.error() == null ? 0 : 1;
    if (call.time() != Call.NO_TIME) {
      Moment moment = new Moment(call.time(), call.eventId());
      if (first.isEmpty() || moment.compareTo(first.get()) < 0) {
        first = Optional.of(moment);
      }
      if (last.isEmpty() || moment.compareTo(last.get()) > 0) {
        last = Optional.of(moment);
      }
    }
  }

  /** How many records. */
  long count() {
    return count;
  }

  /** How many of them tell of a call that failed. */
  long failed() {
    return failed;
  }

  /** The first record that tells its time. */
  Optional<Moment> first() {
    return first;
  }

  /** The last record that tells its time. */
  Optional<Moment> last() {
    return last;
  }
}
