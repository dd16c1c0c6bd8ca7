package io.trailhound.generate.record;

import java.io.IOException;

/** Takes records as they happen. */
@FunctionalInterface
public interface RecordSink {

  /**
   * Takes one record; afterwards {@code values} holds what was drawn for it, its event id too.
   *
   * @param time when the call was made, in epoch seconds
   * @throws IOException if it cannot be written
   */
  void record(long time, Session session, Call call, Fault fault, Values values) throws IOException;
}
