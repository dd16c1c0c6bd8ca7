package io.trailhound.pipeline.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.suppress.FieldTest;
import io.trailhound.detection.suppress.Suppression;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeSet;

/** Entries of suppression lists, and what they suppressed, as JSON. */
public final class SuppressionJson {
  private SuppressionJson() {}

  /**
   * A line of {@code suppressed.ndjson}: {@code {"suppression": {"entry", "file", "line", "reason",
   * "owner"}, "alert": document}}, the document unchanged.
   */
  public static byte[] line(Suppression entry, byte[] document) {
    byte[] head =
        ("{\"suppression\":" + name(entry) + ",\"alert\":").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream line = new ByteArrayOutputStream(head.length + document.length + 1);
    line.writeBytes(head);
    line.writeBytes(document);
    line.write('}');
    return line.toByteArray();
  }

  private static ObjectNode name(Suppression entry) {
    ObjectNode name =
        JsonNodeFactory.instance
            .objectNode()
            .put("entry", entry.number())
            .put("file", entry.file())
            .put("line", entry.line())
            .put("reason", entry.reason());
    if (!entry.owner().isEmpty()) {
      name.put("owner", entry.owner());
    }
    return name;
  }

  /**
   * The entry whole: what stands in a line, and {@code "rules"} (ids), {@code "match"} (a list of
   * {@code {"field", "values"}}), {@code "from"} and {@code "until"} where it has them.
   */
  static ObjectNode describe(Suppression entry) {
    ObjectNode all = name(entry);
    if (!entry.rules().isEmpty()) {
      ArrayNode ids = all.putArray("rules");
      new TreeSet<>(entry.rules()).forEach(ids::add);
    }
    if (!entry.match().isEmpty()) {
      ArrayNode tests = all.putArray("match");
      for (FieldTest test : entry.match()) {
        ArrayNode values = tests.addObject().put("field", test.written()).putArray("values");
        test.values().forEach(values::add);
      }
    }
    if (entry.from() != Suppression.ALWAYS_FROM) {
      all.put("from", Instant.ofEpochMilli(entry.from()).toString());
    }
    if (entry.until() != Suppression.FOR_EVER) {
      all.put("until", Instant.ofEpochMilli(entry.until()).toString());
    }
    return all;
  }
}
