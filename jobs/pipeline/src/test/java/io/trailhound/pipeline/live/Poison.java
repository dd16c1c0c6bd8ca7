package io.trailhound.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailhound.pipeline.replay.Gzip;
import java.util.List;

/**
 * A message that holds no event, whoever put it into the stream.
 *
 * @param what is wrong with it
 * @param bytes the message
 */
// The bytes are sent once and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
record Poison(String what, byte[] bytes) {
  private static final int LARGE = 900 << 10;

  /** One of each kind. */
  static List<Poison> all() {
    byte[] gzip = Gzip.of("{\"Records\":[{\"eventVersion\":\"1.11\",\"eventID\":\"5fd0c1c5\"}]}");
    return List.of(
        new Poison("not JSON", bytes("{\"eventVersion\": oops, \"eventSource\"; 7}")),
        new Poison("half a record", bytes("{\"eventVersion\":\"1.11\",\"eventSource\":\"s3.ama")),
        new Poison("half a gzip", Gzip.cut(gzip, gzip.length / 2)),
        new Poison("a gzip that ends behind its header", Gzip.cut(Gzip.of(""), 12)),
        new Poison("a large object", bytes("{\"pad\":\"" + "x".repeat(LARGE) + "\"}")),
        new Poison("a large broken object", bytes("{\"eventVersion\":" + "[".repeat(LARGE))),
        new Poison("a wrong envelope", bytes("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":7}")),
        new Poison("no list of records", bytes("{\"Records\":{\"eventVersion\":\"1.11\"")),
        new Poison("control characters", new byte[] {0, 1, 2, 3, 27, 7, 8, 11, 0}),
        new Poison("a raw control character", bytes("{\"eventVersion\":\"1\u0001\"}")),
        new Poison("a bomb", Gzip.zeros(128L << 20, 0)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
