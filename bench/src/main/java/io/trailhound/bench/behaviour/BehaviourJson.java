package io.trailhound.bench.behaviour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.bench.report.Machine;
import io.trailhound.generate.habits.Anomaly;
import io.trailhound.generate.habits.AnomalyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;

/** Writes a report as one JSON document. */
final class BehaviourJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** How many of a detector's false alarms are written. */
  private static final int UNEXPLAINED = 500;

  private BehaviourJson() {}

  /** Writes it to a file, replacing what is there. */
  static void write(BehaviourReport report, Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(document(report)));
  }

  static ObjectNode document(BehaviourReport report) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    Machine machine = report.machine();
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("java", machine.java())
        .put("system", machine.system())
        .put("load_before", machine.loadBefore())
        .put("load_after", machine.loadAfter());
    root.putObject("trail")
        .put("seed", report.options().seed())
        .put("weeks", report.options().weeks())
        .put("principals", report.options().principals())
        .put("anomalies", report.options().anomalies())
        .put("records", report.records())
        .put("bytes", report.bytes());
    root.put("rules", report.rules()).put("seconds", report.seconds());
    for (Score score : report.scores()) {
      score(root.withArray("detectors").addObject(), score);
    }
    ObjectNode state = root.putObject("state");
    report.state().types().forEach((type, groups) -> groups(state.putObject(type), groups));
    Flood flood = report.flood();
    if (flood != null) {
      ObjectNode node = root.putObject("flood");
      node.put("keys", flood.keys()).put("events", flood.events()).put("seconds", flood.seconds());
      groups(node.putObject("state"), flood.state().total());
      groups(node.putObject("year_later"), flood.later().total());
    }
    return root;
  }

  private static void score(ObjectNode node, Score score) throws IOException {
    node.put("detector", score.detector())
        .put("recall", score.recall(false))
        .put("recall_clear", score.recall(true))
        .put("false_per_100_principals_and_week", score.falseRate());
    count(node, score.total());
    ObjectNode kinds = node.putObject("kinds");
    for (AnomalyKind kind : AnomalyKind.values()) {
      kinds
          .putObject(kind.label())
          .put("anomalies", count(score, kind, true) + count(score, kind, false))
          .put("found", count(score, kind, true))
          .put("recall", score.recall(kind, false))
          .put("recall_clear", score.recall(kind, true));
    }
    ObjectNode sources = node.putObject("rules");
    score.sources().forEach((source, count) -> count(sources.putObject(source), count));
    for (Anomaly anomaly : score.missed()) {
      node.withArray("missed").add(JSON.readTree(anomaly.json()));
    }
    score.unexplained().stream()
        .limit(UNEXPLAINED)
        .forEach(alarm -> alarm(node.withArray("unexplained").addObject(), alarm));
  }

  private static void alarm(ObjectNode node, Alarm alarm) {
    node.put("rule", alarm.source())
        .put("start", Instant.ofEpochMilli(alarm.start()).toString())
        .put("end", Instant.ofEpochMilli(alarm.end()).toString())
        .put("text", alarm.text());
    new TreeMap<>(alarm.facts()).forEach(node.putObject("facts")::put);
  }

  private static long count(Score score, AnomalyKind kind, boolean found) {
    return (found ? score.found() : score.missed())
        .stream().filter(anomaly -> anomaly.kind() == kind).count();
  }

  private static void count(ObjectNode node, Score.Count count) {
    node.put("type", count.type())
        .put("alerts", count.total())
        .put("precision", count.precision())
        .put("false_serious", count.seriousFalse());
  }

  private static void groups(ObjectNode node, StateSize.Groups groups) {
    node.put("groups", groups.groups())
        .put("bytes", groups.bytes())
        .put("bytes_each", groups.mean())
        .put("largest", groups.most());
  }
}
