package io.trailhound.detection.correlation.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.correlation.Arrival;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.correlation.Input;
import io.trailhound.events.EventKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The window of one group, and what it has told. */
public final class Lone {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Trial trial;
  private final GroupKey group = new GroupKey(List.of("111122223333"));
  private final GroupWindow window;
  private final Map<String, Episode> alerts = new LinkedHashMap<>();
  private int number;

  /** A window of the correlation of a text, whose rules are {@code a}. */
  public Lone(String correlation) {
    trial = new Trial(correlation);
    window = GroupWindows.of(trial.rule(), group);
  }

  /** An input at a time of ISO 8601. */
  public Input input(String time, @Nullable String value) {
    return input(Instant.parse(time).toEpochMilli(), value);
  }

  /** An input. */
  public Input input(long time, @Nullable String value) {
    number++;
    Evidence evidence = new Evidence("event-" + number, time, "object", number, null);
    return new Input(time, new EventKey(0, number), 0, 1, value, evidence);
  }

  /** Inserts an input at a time of ISO 8601. */
  public Arrival insert(String time, @Nullable String value) {
    return window.insert(input(time, value));
  }

  /** The window. */
  public GroupWindow window() {
    return window;
  }

  /** Advances to a time of ISO 8601. */
  public void advance(String time) {
    window.advance(Instant.parse(time).toEpochMilli());
  }

  /** The reasons of the changes since the last call; of a withdrawal, the one that was given. */
  public List<String> changes() {
    List<String> changes = new ArrayList<>();
    for (Change change : window.changes()) {
      if (change instanceof Change.Upsert upsert) {
        boolean isNew = alerts.put(change.alertId(), upsert.episode()) == null;
        changes.add((isNew ? "new: " : "now: ") + reason(upsert.episode()));
      } else {
        Episode gone = alerts.remove(change.alertId());
        assertThat(gone).isNotNull();
        changes.add("gone: " + reason(gone));
      }
    }
    return changes;
  }

  /** The document of the last alert that is there. */
  public JsonNode document() {
    List<Episode> all = List.copyOf(alerts.values());
    return document(all.get(all.size() - 1));
  }

  private JsonNode document(Episode episode) {
    try {
      return JSON.readTree(trial.document(group, episode));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String reason(Episode episode) {
    String reason = document(episode).at("/trailhound/alert/reason").textValue();
    return reason.substring(0, reason.indexOf(" for group 111122223333 (condition: "));
  }

  /** How many bytes the state takes. */
  public int bytes() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      window.write(new DataOutputStream(bytes));
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
