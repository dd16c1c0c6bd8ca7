package io.trailhound.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the scanner finds in a text. */
record Scanned(JsonScanner.Result result, int end, Map<String, List<String>> values, long hash) {

  /** Scans a whole text that stands in the middle of other bytes. */
  static Scanned of(FieldPlan plan, String text) {
    return of(new JsonScanner(plan), plan, text);
  }

  static Scanned of(JsonScanner scanner, FieldPlan plan, String text) {
    byte[] before = "xyz".getBytes(UTF_8);
    byte[] bytes = ("xyz" + text).getBytes(UTF_8);
    JsonScanner.Result result = scanner.scan(bytes, before.length, bytes.length, true);
    if (result != JsonScanner.Result.VALUE) {
      return new Scanned(result, -1, Map.of(), 0);
    }
    Event event =
        new Event(
            bytes,
            before.length,
            scanner.end() - before.length,
            scanner.entries(),
            scanner.compact(),
            new EventKey(0, 0),
            scanner.contentHash(),
            EventTime.UNKNOWN,
            "",
            0,
            Dataset.CLOUDTRAIL);
    return new Scanned(
        result, scanner.end() - before.length, values(plan, event), scanner.contentHash());
  }

  private static Map<String, List<String>> values(FieldPlan plan, Event event) {
    FieldReader reader = new FieldReader(plan);
    reader.load(event);
    Map<String, List<String>> values = new TreeMap<>();
    for (String path : plan.paths()) {
      List<String> found = new ArrayList<>();
      for (int v = reader.first(plan.slot(path)); v >= 0; v = reader.next(v)) {
        found.add(show(reader, v));
      }
      if (!found.isEmpty()) {
        Collections.sort(found);
        values.put(path, found);
      }
    }
    return values;
  }

  private static String show(FieldReader reader, int value) {
    String text = reader.text(value);
    if (reader.isPlain(value)) {
      int start = reader.start(value);
      String plain = new String(reader.buffer(), start, reader.end(value) - start, UTF_8);
      if (!plain.equals(text)) {
        throw new AssertionError("plain <" + plain + "> is not <" + text + ">");
      }
    }
    return switch (reader.kind(value)) {
      case ValueKind.NUMBER -> Reference.showNumber(text);
      case ValueKind.EMPTY_ARRAY -> "[]";
      case ValueKind.OBJECT -> Reference.showObject(text);
      case ValueKind.STRING, ValueKind.STRING_ENCODED -> '"' + text + '"';
      default -> text;
    };
  }
}
