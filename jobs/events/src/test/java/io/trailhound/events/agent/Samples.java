package io.trailhound.events.agent;

import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.cloudtrail.CloudTrailField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The samples of log lines: {@code agent/NAME.log}, one file for each format. */
final class Samples {
  static final Path FOLDER = Path.of("src/test/resources/agent");

  /** When the lines were delivered: 2026-03-02T12:00:00Z. */
  static final EventTime NOON = new EventTime(1_772_452_800_000L, EventTime.Source.ENVELOPE);

  private Samples() {}

  /** The files of samples, by name. */
  static List<Path> files() {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of lines: of the formats that the lines' content chooses. */
  static List<Event> decode(String object, List<String> lines) {
    LineDecoder decoder = new LineDecoder(CloudTrailField.plan(List.of()), LineFormats.byContent());
    List<Event> events = new ArrayList<>(lines.size());
    for (String line : lines) {
      events.add(decoder.decode(line, LogContext.of(object, events.size(), NOON)));
    }
    return events;
  }

  /** The event as JSON. */
  static String json(Event event) {
    return new String(event.buffer(), event.offset(), event.length(), StandardCharsets.UTF_8);
  }
}
