package io.trailhound.pipeline.sink.elasticsearch;

import java.io.Serializable;

/**
 * One document to index or delete, as it is kept in the sink's buffer and state.
 *
 * @param id the document's id
 * @param version its version: a lower one never overwrites a higher one
 * @param document the document, JSON in UTF-8; empty to delete it
 */
// The bytes are sent and compared nowhere.
@SuppressWarnings("ArrayRecordComponent")
record IndexRequest(String id, long version, byte[] document) implements Serializable {
  private static final long serialVersionUID = 1L;

  boolean isDeletion() {
    return document.length == 0;
  }
}
