package io.trailhound.pipeline.sink.elasticsearch;

import java.io.Serializable;
import java.util.List;

/**
 * One document to index or delete, as it is kept in the sink's buffer and state.
 *
 * @param id the document's id; empty for a note in the state, which is not sent
 * @param revision the alert's; of a note the job, see {@link Delivery#job}
 * @param document the document, JSON in UTF-8; empty to delete it. Of a note what is {@link Undone}
 */
// The bytes are sent and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
record IndexRequest(String id, long revision, byte[] document) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A note of the writer to itself. */
  static IndexRequest note(long job, List<Undone> undone) {
    return new IndexRequest("", job, Undone.write(undone));
  }

  boolean isNote() {
    return id.isEmpty();
  }

  boolean isDeletion() {
    return document.length == 0;
  }
}
