package io.trailhound.detection.ruletest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.agent.LogContext;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.EventTimes;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.json.JsonScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes events of what tests write in YAML: by way of JSON and the decoder of real records. */
final class TestEvents {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String ID = CloudTrailField.EVENT_ID.path();
  static final String LOG = "log";

  /** When log lines without a time of their own were written, as tests have it. */
  private static final String NOON = "2026-03-02T12:00:00Z";

  private final RecordDecoder decoder;

  TestEvents(FieldPlan plan) {
    decoder = new RecordDecoder(plan);
  }

  /**
   * The events of a list. Those without an {@code eventID} are given distinct ones, since records
   * that are equal count as one. One item may stand for many, see {@link Repeats}.
   */
  List<Event> decodeAll(Yaml.Sequence events, String file) throws YamlException {
    List<Event> decoded = new ArrayList<>();
    for (Yaml item : events.items()) {
      for (Yaml.Mapping event : Repeats.expand(YamlReader.mapping(item, item, "an event"))) {
        int number = decoded.size();
        if (event.get(LOG) instanceof Yaml.Scalar line) {
          decoded.add(decodeLine(event, line, file, number));
        } else {
          decoded.add(decode(event.find(ID) == null ? identified(event, number) : event, file));
        }
      }
    }
    return decoded;
  }

  private static Yaml.Mapping identified(Yaml.Mapping event, int number) {
    String id = String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
    List<Yaml.Entry> entries = new ArrayList<>(event.entries());
    int line = event.line();
    int column = event.column();
    entries.add(
        new Yaml.Entry(
            new Yaml.Scalar(ID, Yaml.Kind.TEXT, line, column),
            new Yaml.Scalar(id, Yaml.Kind.TEXT, line, column)));
    return new Yaml.Mapping(entries, line, column);
  }

  /** The event; what is in quotes stays a text, and dates are texts. */
  Event decode(Yaml.Mapping event, String file) throws YamlException {
    if (event.get(LOG) instanceof Yaml.Scalar line) {
      return decodeLine(event, line, file, 0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      write(event, generator);
    } catch (IOException e) {
      throw new YamlException(event, "the event cannot be written as JSON: " + e.getMessage());
    }
    byte[] bytes = out.toByteArray();
    if (decoder.scan(bytes, 0, bytes.length, true) != JsonScanner.Result.VALUE) {
      throw new YamlException(event, "the event is no JSON: " + decoder.error());
    }
    List<Outcome> outcomes = new ArrayList<>();
    RecordDecoder.Origin origin = new RecordDecoder.Origin(file, EventTime.UNKNOWN);
    decoder.emit(bytes, 0, 0, origin, outcomes::add);
    if (outcomes.size() == 1 && outcomes.get(0) instanceof Event decoded) {
      return decoded;
    }
    throw new YamlException(event, "the event is no CloudTrail record");
  }

  /** {@code log: LINE}, with {@code log_group:} and {@code time:} where they matter. */
  private Event decodeLine(Yaml.Mapping event, Yaml.Scalar line, String file, int number)
      throws YamlException {
    Map<String, String> said = new HashMap<>(Map.of("time", NOON, "log_group", ""));
    for (Yaml.Entry entry : event.entries()) {
      String key = entry.key().text();
      if (!(entry.value() instanceof Yaml.Scalar value)
          || !(key.equals(LOG) || said.containsKey(key))) {
        throw new YamlException(entry.key(), "beside 'log' only 'log_group' and 'time' may stand");
      }
      said.put(key, value.text());
    }
    byte[] time = said.getOrDefault("time", "").getBytes(StandardCharsets.UTF_8);
    long millis = EventTimes.parse(time, 0, time.length);
    if (millis == EventTimes.INVALID) {
      throw new YamlException(event, "the time is none of ISO 8601");
    }
    EventTime at = new EventTime(millis, EventTime.Source.ENVELOPE);
    String group = said.getOrDefault("log_group", "");
    // Lines are told apart by their place, and tests may repeat them.
    LogContext context = new LogContext(file, number, "", "", group, "", at);
    return decoder.lines().decode(line.text(), context);
  }

  private static void write(Yaml piece, JsonGenerator out) throws IOException {
    if (piece instanceof Yaml.Mapping map) {
      out.writeStartObject();
      for (Yaml.Entry entry : map.entries()) {
        out.writeFieldName(entry.key().text());
        write(entry.value(), out);
      }
      out.writeEndObject();
    } else if (piece instanceof Yaml.Sequence list) {
      out.writeStartArray();
      for (Yaml item : list.items()) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (piece instanceof Yaml.Scalar scalar) {
      switch (scalar.kind()) {
        case NULL -> out.writeNull();
        case TRUE -> out.writeBoolean(true);
        case FALSE -> out.writeBoolean(false);
        case NUMBER -> out.writeNumber(scalar.text());
        case TEXT -> out.writeString(scalar.text());
      }
    }
  }
}
