package io.trailhound.detection.correlation;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The state of one correlation or behaviour rule for one group. Inputs come in any order, copies
 * among them, and {@link #advance} says how far event time has come. What is told in the end is a
 * function of the set of inputs, as long as none comes too late and no bound is passed; writing the
 * state and reading it again at any point changes nothing.
 *
 * <p>Not safe for use by several threads.
 */
public interface GroupWindow {
  /**
   * Takes an input. A new window must be told the current watermark first.
   *
   * @return what became of it; {@link #changes} tells what it changed
   */
  Arrival insert(Input input);

  /**
   * Takes an input back: the alert that it stood for was withdrawn. What is settled stays.
   *
   * @return whether it was held
   */
  boolean remove(Input input);

  /**
   * Says that everything from before a time has come. What depends on nothing else is settled, and
   * what is not needed any more is dropped. A time before the last one told changes nothing.
   *
   * <p>At the end of a bounded run a behaviour is told the greatest event time of the whole run,
   * and not the end of time, so that what it judges at the end does not depend on how the run was
   * split. A correlation of Sigma's types may be told {@link Long#MAX_VALUE}.
   *
   * @param watermark milliseconds since 1970 in UTC
   */
  void advance(long watermark);

  /** What has changed since this was last asked: withdrawals first, then by time. */
  List<Change> changes();

  /**
   * The watermark at which {@link #advance} must be called at the latest, since it then finds,
   * settles or drops something; the largest number when no time will do any of it.
   */
  long nextTime();

  /** Whether there is nothing left that must be kept or told. */
  boolean isEmpty();

  /**
   * Whether there is an alert more or less than was told. If not, alerts may still say something
   * else than before: their episodes go on.
   */
  boolean hasNews();

  /** The group whose window it is. */
  GroupKey group();

  /** How many inputs came after the watermark had passed them, while this state lived. */
  long late();

  /** How much memory it takes, counted in inputs. */
  int size();

  /**
   * Writes the state, of which the first byte is the version of the form; {@link GroupWindows#read}
   * reads it.
   *
   * @throws IllegalStateException when there are changes that have not been asked for
   */
  void write(DataOutput out) throws IOException;
}
