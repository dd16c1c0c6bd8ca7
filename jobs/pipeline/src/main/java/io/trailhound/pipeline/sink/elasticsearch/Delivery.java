package io.trailhound.pipeline.sink.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Which part of a job's life sends documents. Each document says it in {@code trailhound.delivery},
 * so that what was told after the last checkpoint, and undone by a failure, can be found; and later
 * attempts overwrite what earlier ones left.
 *
 * @param job when the job was first submitted, in milliseconds since 1970; the same after it was
 *     started again from a savepoint or checkpoint
 * @param attempt when it was last submitted, in milliseconds since 1970, plus the number of its
 *     restarts since: greater for each later attempt
 */
record Delivery(long job, long attempt) {
  private static final int REVISION_BITS = 20;

  /** The version of a document of a revision: one of a later attempt is greater. */
  long version(long revision) {
    return (attempt << REVISION_BITS) + revision;
  }

  /**
   * A document with what sends it.
   *
   * @param document a JSON object, with at least one field
   * @param checkpoint the last one before it was sent
   */
  byte[] mark(byte[] document, long checkpoint) {
    int end = document.length;
    while (document[end - 1] != '}') {
      end--;
    }
    byte[] mark =
        (",\"trailhound.delivery\":{\"job\":"
                + job
                + ",\"attempt\":"
                + attempt
                + ",\"checkpoint\":"
                + checkpoint
                + "}}")
            .getBytes(UTF_8);
    byte[] marked = Arrays.copyOf(document, end - 1 + mark.length);
    System.arraycopy(mark, 0, marked, end - 1, mark.length);
    return marked;
  }
}
