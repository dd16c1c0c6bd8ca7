package io.trailhound.generate;

import io.trailhound.generate.habits.Anomaly;
import java.io.IOException;

/** Where a trail goes. Called from one thread. */
public interface TrailWriter {

  /**
   * Takes one delivered record; a duplicate comes as a second call with the same bytes.
   *
   * @param account twelve digits
   * @param region the record's region
   * @param stamp time of the file that delivers it, in epoch seconds
   * @param json holds the record as compact JSON, during this call only
   * @param length of the record in {@code json}, from its beginning
   * @throws IOException if it cannot be written
   */
  void write(String account, String region, long stamp, byte[] json, int length) throws IOException;

  /** Takes the truth about a record of an attack, once, after the record. */
  default void attack(Truth truth) throws IOException {}

  /** Takes the truth about an anomaly among habits. */
  default void anomaly(Anomaly truth) throws IOException {}

  /** Promises that no record to come has this stamp or an earlier one, in epoch seconds. */
  default void advance(long stamp) throws IOException {}

  /**
   * Ends the trail.
   *
   * @return how many files were written
   */
  default long finish() throws IOException {
    return 0;
  }
}
