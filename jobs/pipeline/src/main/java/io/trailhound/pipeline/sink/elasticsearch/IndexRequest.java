package io.trailhound.pipeline.sink.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.OptionalLong;

/**
 * One document to index or delete, as it is kept in the sink's buffer and state.
 *
 * @param id the document's id; empty for a note in the state, which is not sent
 * @param revision the alert's; of a note the job, see {@link Delivery#job}
 * @param document the document, JSON in UTF-8; empty to delete it. Of a note the number of the
 *     checkpoint since which alerts may be undone, or nothing
 */
// The bytes are sent and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
record IndexRequest(String id, long revision, byte[] document) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A note of the writer to itself. */
  static IndexRequest note(long job, OptionalLong undoneSince) {
    String text = undoneSince.isPresent() ? Long.toString(undoneSince.getAsLong()) : "";
    return new IndexRequest("", job, text.getBytes(UTF_8));
  }

  boolean isNote() {
    return id.isEmpty();
  }

  /** What a note says. */
  OptionalLong undoneSince() {
    return document.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(new String(document, UTF_8)));
  }

  boolean isDeletion() {
    return document.length == 0;
  }
}
