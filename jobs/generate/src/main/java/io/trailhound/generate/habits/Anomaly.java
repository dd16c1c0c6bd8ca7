package io.trailhound.generate.habits;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The truth about one anomaly.
 *
 * @param factor how many times the usual its hour has, or its day where it is slow; 0 where it is
 *     no matter of how much
 * @param normal what is usual for the key in that time: events or bytes; of people, in an hour of
 *     work
 * @param amount what the anomaly adds to it
 * @param key what an alert about it must be about: {@code principal}, {@code address}, {@code
 *     account} and {@code region}, or {@code host}
 * @param also what else its records have in common, likewise named
 * @param start epoch seconds
 * @param end epoch seconds
 */
public record Anomaly(
    AnomalyKind kind,
    double factor,
    double normal,
    double amount,
    Map<String, String> key,
    Map<String, String> also,
    long start,
    long end) {

  /** Makes the truth about an anomaly. */
  public Anomaly {
    key = Map.copyOf(key);
    also = Map.copyOf(also);
  }

  /** The truth as a line of JSON, without its end. */
  public String json() {
    StringBuilder json = new StringBuilder(400);
    json.append("{\"kind\":\"").append(kind.label());
    json.append("\",\"expected\":\"").append(kind.expected()).append('"');
    if (kind.isVolume()) {
      json.append(",\"measure\":\"").append(kind.isBytes() ? "bytes_out" : "events").append('"');
      json.append(",\"factor\":").append(Math.round(factor * 100) / 100.0);
      json.append(",\"normal\":").append(Math.round(normal));
      json.append(",\"amount\":").append(Math.round(amount));
    }
    object(json.append(",\"key\":"), key);
    object(json.append(",\"also\":"), also);
    json.append(",\"start\":\"").append(Instant.ofEpochSecond(start));
    return json.append("\",\"end\":\"").append(Instant.ofEpochSecond(end)).append("\"}").toString();
  }

  /** Names and values have nothing that JSON would escape. */
  private static void object(StringBuilder json, Map<String, String> map) {
    char before = '{';
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      json.append(before).append('"').append(entry.getKey()).append("\":\"");
      json.append(entry.getValue()).append('"');
      before = ',';
    }
    json.append(before == '{' ? "{}" : "}");
  }
}
