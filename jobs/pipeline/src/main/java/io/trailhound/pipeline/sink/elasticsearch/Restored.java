package io.trailhound.pipeline.sink.elasticsearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;

/**
 * What a writer finds in its state, notes apart. When the parallelism grows some writers find
 * nothing; the first one always finds something.
 *
 * @param buffered what is still to be sent
 * @param notes what writers noted, see {@link IndexRequest}
 */
record Restored(List<BufferedRequestState<IndexRequest>> buffered, List<IndexRequest> notes) {
  static Restored of(Collection<BufferedRequestState<IndexRequest>> states) {
    List<BufferedRequestState<IndexRequest>> buffered = new ArrayList<>();
    List<IndexRequest> notes = new ArrayList<>();
    for (BufferedRequestState<IndexRequest> state : states) {
      List<RequestEntryWrapper<IndexRequest>> entries = new ArrayList<>();
      for (RequestEntryWrapper<IndexRequest> entry : state.getBufferedRequestEntries()) {
        if (entry.getRequestEntry().isNote()) {
          notes.add(entry.getRequestEntry());
        } else {
          entries.add(entry);
        }
      }
      buffered.add(new BufferedRequestState<>(entries));
    }
    return new Restored(buffered, notes);
  }

  /** See {@link Delivery#job}. */
  OptionalLong job() {
    return notes.stream().mapToLong(IndexRequest::revision).min();
  }

  /**
   * What this writer has to look for: what was noted and not done, and what the failure or stop
   * before this attempt undid.
   */
  List<Undone> undone(WriterInitContext context, long attempt) {
    List<Undone> undone = new ArrayList<>();
    notes.forEach(note -> undone.addAll(Undone.read(note.document())));
    if (context.getTaskInfo().getIndexOfThisSubtask() == 0) {
      context
          .getRestoredCheckpointId()
          .ifPresent(checkpoint -> undone.add(new Undone(checkpoint, attempt)));
    }
    return undone;
  }
}
