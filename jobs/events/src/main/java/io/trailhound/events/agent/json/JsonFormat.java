package io.trailhound.events.agent.json;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.LineFormat;
import io.trailhound.events.agent.LogLine;
import io.trailhound.events.cloudtrail.EventTimes;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.ValueKind;
import io.trailhound.events.json.JsonScanner;
import io.trailhound.events.json.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are one JSON object: its members stand below {@code json} as they are written. In
 * CloudWatch's embedded metric format the metrics stand below {@code metric} and the dimensions
 * below {@code aws.dimensions} as well. Source of that: Amazon CloudWatch user guide,
 * "Specification: Embedded metric format".
 */
public final class JsonFormat implements LineFormat {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_METRICS = 100;
  private static final FieldPlan PLAN =
      FieldPlan.of(
          List.of(
              "@timestamp",
              "timestamp",
              "time",
              "ts",
              "level",
              "severity",
              "_aws.Timestamp",
              "_aws.CloudWatchMetrics.Namespace",
              "_aws.CloudWatchMetrics.Metrics.Name",
              "_aws.CloudWatchMetrics.Dimensions"));

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean read(LogLine line, EcsDocument document) {
    String text = line.text().strip();
    if (!text.startsWith("{") || depth(text) > MAX_DEPTH) {
      return false;
    }
    Scan whole = Scan.of(text, PLAN);
    if (whole == null) {
      return false;
    }
    document.dataset(Dataset.JSON);
    document.putJson("json", text);
    String level = whole.text("level");
    document.put("log.level", level == null ? whole.text("severity") : level);
    for (String name : List.of("_aws.Timestamp", "@timestamp", "timestamp", "time", "ts")) {
      long time = whole.time(name);
      if (time != EventTimes.INVALID) {
        document.time(time);
        break;
      }
    }
    metrics(whole, text, document);
    return true;
  }

  private static void metrics(Scan whole, String text, EcsDocument document) {
    List<String> names = whole.texts("_aws.CloudWatchMetrics.Metrics.Name", MAX_METRICS);
    if (names.isEmpty()) {
      return;
    }
    document.dataset(Dataset.METRICS);
    document.put("aws.cloudwatch.namespace", whole.text("_aws.CloudWatchMetrics.Namespace"));
    List<String> dimensions = whole.texts("_aws.CloudWatchMetrics.Dimensions", MAX_METRICS);
    Scan values = Scan.of(text, Scan.planOf(names, dimensions));
    if (values == null) {
      return;
    }
    for (String name : names) {
      String number = values.number(name);
      if (number != null) {
        document.putJson("metric." + name.replace('.', '_'), number);
      }
    }
    for (String dimension : dimensions) {
      document.put("aws.dimensions." + dimension.replace('.', '_'), values.text(dimension));
      if (dimension.equals("InstanceId")) {
        document.put("cloud.instance.id", values.text(dimension));
      }
    }
  }

  /** How deep objects and lists stand in each other, at least; strings are not looked into. */
  private static int depth(String text) {
    int depth = 0;
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        most = Math.max(most, ++depth);
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == '"') {
        for (i++; i < text.length() && text.charAt(i) != '"'; i++) {
          if (text.charAt(i) == '\\') {
            i++;
          }
        }
      }
    }
    return most;
  }

  /** The fields of a plan in one JSON object. */
  // Compared nowhere.
  @SuppressWarnings("ArrayRecordComponent")
  private record Scan(FieldPlan plan, byte[] bytes, int[] entries) {
    static FieldPlan planOf(List<String> names, List<String> more) {
      List<String> all = new ArrayList<>(names);
      all.addAll(more);
      return FieldPlan.of(all);
    }

    static @Nullable Scan of(String text, FieldPlan plan) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      JsonScanner scanner = new JsonScanner(plan);
      boolean valid =
          scanner.scan(bytes, 0, bytes.length, true) == JsonScanner.Result.VALUE
              && scanner.end() == bytes.length;
      return valid ? new Scan(plan, bytes, scanner.entries()) : null;
    }

    private int entry(String path) {
      int slot = plan.slot(path);
      for (int i = 0; i < entries.length; i += 3) {
        if ((entries[i] & 0xFFFFFF) == slot) {
          return i;
        }
      }
      return -1;
    }

    @Nullable String text(String path) {
      int entry = entry(path);
      return entry < 0 || !ValueKind.isString(entries[entry] >>> 24) ? null : textAt(entry);
    }

    private String textAt(int entry) {
      return JsonText.unescape(bytes, entries[entry + 1], entries[entry + 2]);
    }

    List<String> texts(String path, int most) {
      int slot = plan.slot(path);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < entries.length && texts.size() < most; i += 3) {
        if ((entries[i] & 0xFFFFFF) == slot && ValueKind.isString(entries[i] >>> 24)) {
          texts.add(textAt(i));
        }
      }
      return texts;
    }

    @Nullable String number(String path) {
      int entry = entry(path);
      return entry < 0 || entries[entry] >>> 24 != ValueKind.NUMBER
          ? null
          : new String(
              bytes,
              entries[entry + 1],
              entries[entry + 2] - entries[entry + 1],
              StandardCharsets.US_ASCII);
    }

    /** A time in ISO 8601, or in seconds or milliseconds since 1970. */
    long time(String path) {
      String text = text(path);
      if (text != null) {
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        return EventTimes.parse(characters, 0, characters.length);
      }
      String number = number(path);
      if (number == null || !number.matches("[0-9]{10}(\\.[0-9]{1,9})?|[0-9]{13}")) {
        return EventTimes.INVALID;
      }
      return number.length() == 13
          ? Long.parseLong(number)
          : new BigDecimal(number).movePointRight(3).longValue();
    }
  }
}
