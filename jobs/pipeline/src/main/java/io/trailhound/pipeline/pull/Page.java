package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a call that lists.
 *
 * @param items in the form of the directory files
 * @param next asks for the next page; null on the last one
 */
record Page(List<ObjectNode> items, @Nullable String next) {
  Page {
    items = List.copyOf(items);
  }
}
