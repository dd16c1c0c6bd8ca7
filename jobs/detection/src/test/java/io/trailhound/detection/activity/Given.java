package io.trailhound.detection.activity;

import java.time.Instant;
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

  /** What should be told of the records: key, value or "other", counts. */
  static List<String> model(List<Given> records) {
    TreeMap<Long, TreeMap<String, List<Given>>> byKey = new TreeMap<>();
    for (Given record : records) {
      for (Dimension dimension : Dimension.values()) {
        String value = record.value(dimension);
        if (dimension == Dimension.ALL || !value.isEmpty()) {
          byKey
              .computeIfAbsent(WindowKey.of(record.window(), dimension), key -> new TreeMap<>())
              .computeIfAbsent(value, name -> new ArrayList<>())
              .add(record);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    byKey.forEach((key, byValue) -> lines.addAll(model(key, byValue)));
    return lines;
  }

  private static List<String> model(long key, TreeMap<String, List<Given>> byValue) {
    List<Map.Entry<String, List<Given>>> order = new ArrayList<>(byValue.entrySet());
    order.sort((a, b) -> Integer.compare(b.getValue().size(), a.getValue().size()));
    List<String> lines = new ArrayList<>();
    List<Given> others = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      List<Given> records = order.get(i).getValue();
      if (i < 20) {
        lines.add(key + " =" + order.get(i).getKey() + " " + sum(records));
      } else {
        others.addAll(records);
      }
    }
    if (order.size() > 20) {
      lines.add(key + " other " + (order.size() - 20) + " " + sum(others));
    }
    return lines;
  }

  private static String sum(List<Given> records) {
    long errors = 0;
    long in = 0;
    long out = 0;
    Set<String> actions = new HashSet<>();
    for (Given record : records) {
      errors += record.error ? 1 : 0;
      in += record.bytesIn;
      out += record.bytesOut;
      actions.add(record.action);
    }
    int distinct = Math.min(200, actions.size());
    return records.size() + " " + errors + " " + in + " " + out + " " + distinct;
  }

  /** The record as CloudTrail would write it. */
  String json() {
    StringBuilder json = new StringBuilder("{\"eventVersion\":\"1.11\",\"eventTime\":\"");
    json.append(Instant.ofEpochMilli(noon() + minute * 60_000L)).append('"');
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
