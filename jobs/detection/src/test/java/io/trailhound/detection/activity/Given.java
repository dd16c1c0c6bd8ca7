package io.trailhound.detection.activity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A record as a test gives it, and the slow, obvious count of many.
 *
 * @param minute after noon
 * @param values the value of each dimension but the first, by code; "" where there is none
 */
record Given(
    int minute, List<String> values, String action, boolean error, long bytesIn, long bytesOut) {

  String value(Dimension dimension) {
    return dimension == Dimension.ALL ? "" : values.get(dimension.code() - 1);
  }

  long window() {
    return WindowKey.window(noon() + minute * 60_000L);
  }

  static long noon() {
    return 1_772_452_800_000L;
  }

  /** What a model counts for one value. */
  static final class Sum {
    long events;
    long errors;
    long in;
    long out;
    final Set<String> actions = new HashSet<>();

    void add(Given record) {
      events++;
      errors += record.error ? 1 : 0;
      in += record.bytesIn;
      out += record.bytesOut;
      actions.add(record.action);
    }

    String text() {
      return events + " " + errors + " " + in + " " + out + " " + Math.min(200, actions.size());
    }
  }

  /** What should be told of the records: key, value or "other", counts. */
  static List<String> model(List<Given> records) {
    TreeMap<Long, TreeMap<String, Sum>> byKey = new TreeMap<>();
    TreeMap<Long, Map<String, List<Given>>> given = new TreeMap<>();
    for (Given record : records) {
      for (Dimension dimension : Dimension.values()) {
        String value = record.value(dimension);
        if (dimension == Dimension.ALL || !value.isEmpty()) {
          long key = WindowKey.of(record.window(), dimension);
          byKey
              .computeIfAbsent(key, k -> new TreeMap<>())
              .computeIfAbsent(value, v -> new Sum())
              .add(record);
          given
              .computeIfAbsent(key, k -> new TreeMap<>())
              .computeIfAbsent(value, v -> new ArrayList<>())
              .add(record);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    byKey.forEach(
        (key, sums) -> {
          List<String> order = new ArrayList<>(sums.keySet());
          order.sort((a, b) -> Long.compare(sums.get(b).events, sums.get(a).events));
          Sum other = new Sum();
          for (int i = 0; i < order.size(); i++) {
            if (i < 20) {
              lines.add(key + " =" + order.get(i) + " " + sums.get(order.get(i)).text());
            } else {
              given.get(key).get(order.get(i)).forEach(other::add);
            }
          }
          if (order.size() > 20) {
            lines.add(key + " other " + (order.size() - 20) + " " + other.text());
          }
        });
    return lines;
  }

  /** The record as CloudTrail would write it. */
  String json() {
    StringBuilder json = new StringBuilder("{\"eventVersion\":\"1.11\",\"eventTime\":\"");
    json.append(java.time.Instant.ofEpochMilli(noon() + minute * 60_000L)).append('"');
    member(json, "eventName", action);
    member(json, "recipientAccountId", values.get(0));
    member(json, "awsRegion", values.get(1));
    member(json, "sourceIPAddress", values.get(3));
    member(json, "eventSource", values.get(4));
    member(json, "errorCode", error ? "AccessDenied" : "");
    json.append(",\"userIdentity\":{\"type\":\"IAMUser\"");
    member(json, "arn", values.get(2));
    json.append("},\"additionalEventData\":{\"bytesTransferredIn\":").append(bytesIn);
    json.append(",\"bytesTransferredOut\":").append(bytesOut).append("}}");
    return json.toString();
  }

  private static void member(StringBuilder json, String name, String value) {
    if (!value.isEmpty()) {
      json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
  }
}
