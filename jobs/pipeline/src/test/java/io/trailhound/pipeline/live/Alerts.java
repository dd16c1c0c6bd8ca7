package io.trailhound.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.pipeline.replay.RunOutput;
import io.trailhound.pipeline.testing.ElasticsearchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Alerts by id, without what names the place of a record, which is another one in a stream. */
record Alerts(Map<String, JsonNode> byId) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "\"object\":\"[^\"]*\",\"index\":\\d+";

  /** Those in the {@code alerts.ndjson} of a folder. */
  static Alerts of(Path out) throws IOException {
    Map<String, JsonNode> alerts = new TreeMap<>();
    for (String line : new RunOutput(out).alertsText().lines().toList()) {
      put(line, alerts);
    }
    return new Alerts(alerts);
  }

  /** Those in an index, of which there may be 10,000. */
  static Alerts of(ElasticsearchServer server, String index) throws IOException {
    server.request("POST", "/" + index + "/_refresh", "");
    JsonNode hits = server.request("GET", "/" + index + "/_search?size=10000", "").at("/hits/hits");
    Map<String, JsonNode> alerts = new TreeMap<>();
    for (JsonNode hit : hits) {
      ObjectNode document = hit.path("_source").deepCopy();
      assertThat(document.remove("trailhound.delivery")).as("what sent it").isNotNull();
      put(document.toString(), alerts);
    }
    return new Alerts(alerts);
  }

  private static void put(String line, Map<String, JsonNode> alerts) throws IOException {
    JsonNode alert = JSON.readTree(line.replaceAll(PLACE, "\"index\":0"));
    alerts.put(alert.at("/trailhound/alert/id").asText(), alert);
  }

  int size() {
    return byId.size();
  }

  /**
   * Those that other rules than this one raised, and no incidents that rest on it: its level may
   * have changed, and with it their score.
   */
  Map<String, JsonNode> without(String rule) {
    Set<String> ids = idsOf(rule);
    Map<String, JsonNode> others = new TreeMap<>(byId);
    others.keySet().removeAll(ids);
    others.values().removeIf(alert -> restsOn(alert, ids));
    return others;
  }

  private static boolean restsOn(JsonNode alert, Set<String> ids) {
    if (!alert.at("/trailhound/alert/kind").asText().equals("risk")) {
      return false;
    }
    for (JsonNode evidence : alert.at("/trailhound/evidence")) {
      if (ids.contains(evidence.path("alert_id").asText())) {
        return true;
      }
    }
    return false;
  }

  /** How those of other rules than this one differ from what is expected; empty if not at all. */
  List<String> differences(Alerts expected, String rule) {
    Map<String, JsonNode> here = without(rule);
    Map<String, JsonNode> there = expected.without(rule);
    Set<String> ids = new TreeSet<>(here.keySet());
    ids.addAll(there.keySet());
    List<String> differences = new ArrayList<>();
    for (String id : ids) {
      if (!Objects.equals(here.get(id), there.get(id))) {
        differences.add(id + "\n  is       " + here.get(id) + "\n  expected " + there.get(id));
      }
    }
    return differences;
  }

  /** The ids of those that a rule raised. */
  Set<String> idsOf(String rule) {
    Set<String> ids = new TreeSet<>();
    byId.forEach(
        (id, alert) -> {
          if (ruleOf(alert).equals(rule)) {
            ids.add(id);
          }
        });
    return ids;
  }

  /** The versions of a rule by which they were raised. */
  Set<String> versionsOf(String rule) {
    return byId.values().stream()
        .filter(alert -> ruleOf(alert).equals(rule))
        .map(alert -> alert.at("/rule/version").asText())
        .collect(Collectors.toSet());
  }

  /** How many alerts each rule raised on a single event. */
  Map<String, Integer> ofEvents() {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode alert : byId.values()) {
      if (alert.at("/trailhound/alert/kind").asText().equals("sigma")) {
        counts.merge(ruleOf(alert), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String ruleOf(JsonNode alert) {
    return alert.at("/rule/id").asText();
  }
}
