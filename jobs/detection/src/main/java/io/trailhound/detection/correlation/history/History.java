package io.trailhound.detection.correlation.history;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.StateWriter;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What a behaviour rule remembers of a group, and the alerts that are not over. It takes inputs in
 * their order, so that it is a function of their set. Times are milliseconds since 1970 in UTC.
 */
public interface History {
  /**
   * Takes an input that goes behind all that were taken, but for late ones.
   *
   * @return whether an alert is new, or says something else than before
   */
  boolean take(Input input);

  /**
   * Takes an input that goes before others that were taken, if it makes no difference to what was
   * said of these and is nothing to tell itself. It spares making a large history anew.
   *
   * @return whether it was taken
   */
  default boolean absorb(Input input) {
    return false;
  }

  /**
   * Takes an input that goes before others that were taken, and comes late. It is judged by what is
   * known; alerts that there are do not change by it, unless they say that something was missing.
   *
   * @return whether an alert is new, or says something else than before
   */
  boolean takeLate(Input input);

  /**
   * Says that all inputs from before a time were taken, and perhaps some from behind it.
   *
   * @return whether an alert is new, or says something else than before
   */
  boolean pass(long time);

  /**
   * Forgets what no input from a time on can meet any more. Asked for behind {@link #pass} of that
   * time, when the alerts have been told.
   */
  void close(long time);

  /** The alerts that are not forgotten, by time. */
  List<Episode> episodes();

  /** The same, apart from this one. */
  History copy();

  /** All inputs that it holds as evidence. */
  List<Input> inputs();

  /**
   * The time at which {@link #pass} finds or {@link #close} forgets something, if no further input
   * is taken; the largest number when there is none.
   */
  long nextTime();

  /** Whether nothing is remembered. */
  boolean isEmpty();

  /** How much memory it takes, counted in inputs. */
  int size();

  /**
   * Writes it.
   *
   * @param writer writes to the same output, and knows the objects of {@link #inputs}
   */
  void write(DataOutput out, StateWriter writer) throws IOException;
}
