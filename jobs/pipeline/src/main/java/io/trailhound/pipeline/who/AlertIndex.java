package io.trailhound.pipeline.who;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.report.AlertSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of a run by the records in their evidence. An alert is about the subject when one of
 * these is a record of the subject, or of a session that it took.
 */
public final class AlertIndex {
  /** The most alerts that are known; some 1 KB each, with their evidence more. */
  static final int MOST = 50_000;

  /** No alerts: there is no folder of results. */
  public static final AlertIndex NONE = new AlertIndex(false);

  /**
   * One alert.
   *
   * @param id its id
   * @param time its {@code @timestamp}
   * @param severity Sigma's level
   * @param title the rule's name
   * @param reason why, in one sentence
   */
  record Alert(String id, String time, String severity, String title, String reason) {}

  private final boolean known;
  private final List<Alert> alerts = new ArrayList<>();
  private final Map<String, List<Integer>> byEvent = new HashMap<>();
  private final BitSet own = new BitSet();
  private final BitSet ofTaken = new BitSet();
  private long leftOut;

  private AlertIndex(boolean known) {
    this.known = known;
  }

  /**
   * Reads alerts.
   *
   * @throws IOException when they cannot be read
   */
  public static AlertIndex of(AlertSource source) throws IOException {
    AlertIndex index = new AlertIndex(true);
    source.forEach(index::add);
    return index;
  }

  private void add(JsonNode alert) {
    if (alerts.size() == MOST) {
      leftOut++;
      return;
    }
    int at = alerts.size();
    alerts.add(
        new Alert(
            text(alert, "/trailhound/alert/id"),
            text(alert, "/@timestamp"),
            text(alert, "/trailhound/alert/severity"),
            text(alert, "/rule/name"),
            text(alert, "/trailhound/alert/reason")));
    for (JsonNode evidence : alert.at("/trailhound/evidence")) {
      String id = text(evidence, "/event_id");
      byEvent.computeIfAbsent(id, key -> new ArrayList<>(1)).add(at);
    }
  }

  private static String text(JsonNode node, String path) {
    String text = node.at(path).asText();
    return text.length() > CallReader.LONGEST ? text.substring(0, CallReader.LONGEST) : text;
  }

  /** Takes a call of the subject. */
  void subject(Call call) {
    mark(call, own);
  }

  /** Takes a call of a session that the subject took. */
  void taken(Call call) {
    mark(call, ofTaken);
  }

  private void mark(Call call, BitSet marks) {
    for (int at : byEvent.getOrDefault(call.eventId(), List.of())) {
      marks.set(at);
    }
  }

  /** Whether there were alerts to look at. */
  boolean isKnown() {
    return known;
  }

  /** How many alerts were too many to look at. */
  long leftOut() {
    return leftOut;
  }

  /** Those about records of the subject, in the order in which they were read. */
  List<Alert> own() {
    return own.stream().mapToObj(alerts::get).toList();
  }

  /** Those about records of sessions that it took, and about none of its own. */
  List<Alert> ofTaken() {
    BitSet only = (BitSet) ofTaken.clone();
    only.andNot(own);
    return only.stream().mapToObj(alerts::get).toList();
  }
}
