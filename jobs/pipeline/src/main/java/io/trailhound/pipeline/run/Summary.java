package io.trailhound.pipeline.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The one document that says what a run did: {@code summary.json}. */
public final class Summary {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int MOST_FAILURES = 100;

  private Summary() {}

  /**
   * Why an object could not be read to its end.
   *
   * @param object its name
   * @param reason one sentence
   */
  record Failure(String object, String reason) {}

  /** Puts the document together. */
  static ObjectNode of(
      Map<String, Long> counts,
      AlertMerge alerts,
      long activity,
      RuleSet rules,
      QuarantineReader quarantine,
      List<String> inputs,
      long deadLetters,
      boolean archive,
      double seconds) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode inputList = root.putArray("inputs");
    inputs.forEach(inputList::add);
    root.putObject("files")
        .put("found", count(counts, Counts.FILES_FOUND))
        .put("pruned", count(counts, Counts.PATHS_PRUNED))
        .put("hidden", count(counts, Counts.FILES_HIDDEN))
        .put("read", count(counts, Counts.FILES_READ))
        .put("failed", count(counts, Counts.FILES_FAILED));
    root.put("bytes_read", count(counts, Counts.BYTES_READ));
    long read = count(counts, Counts.RECORDS_READ);
    long unique = count(counts, Counts.RECORDS_ARCHIVED);
    long duplicate = count(counts, Counts.RECORDS_DUPLICATE);
    long quarantined = count(counts, Counts.RECORDS_QUARANTINED);
    root.putObject("records")
        .put("read", read)
        .put("archived", archive ? unique : 0)
        .put("not_archived", archive ? 0 : unique)
        .put("duplicate", duplicate)
        .put("quarantined", quarantined)
        .put("late", count(counts, Counts.RECORDS_LATE))
        .put("filtered", count(counts, Counts.RECORDS_FILTERED))
        .put("conflicting_ids", count(counts, Counts.RECORDS_CONFLICTING))
        .put("without_time", count(counts, Counts.RECORDS_WITHOUT_TIME))
        .put("adds_up", read == unique + duplicate + quarantined);
    ObjectNode other = root.putObject("other");
    counts.forEach(
        (name, value) -> {
          if (name.startsWith(Counts.NOTICE)) {
            other.put(name.substring(Counts.NOTICE.length()), value);
          }
        });
    if (unique > 0 && counts.containsKey(Counts.FIRST_EVENT)) {
      root.putObject("events")
          .put("first", Instant.ofEpochMilli(count(counts, Counts.FIRST_EVENT)).toString())
          .put("last", Instant.ofEpochMilli(count(counts, Counts.LAST_EVENT)).toString());
    }
    ObjectNode alertNode = root.putObject("alerts");
    Map<String, Long> bySeverity = alerts.bySeverity();
    alertNode.put("total", bySeverity.values().stream().mapToLong(Long::longValue).sum());
    ObjectNode severities = alertNode.putObject("by_severity");
    for (String severity : Severities.WORST_FIRST) {
      severities.put(severity, bySeverity.getOrDefault(severity, 0L));
    }
    alertNode.set("by_rule", JSON.valueToTree(alerts.byRule()));
    ObjectNode ruleNode = root.putObject("rules");
    ruleNode
        .put("loaded", rules.routed().size())
        .put("unrouted", rules.unrouted().size())
        .put("rejected", rules.problems().size());
    ArrayNode problems = ruleNode.putArray("problems");
    putProblems(problems, rules.problems());
    root.putObject("correlations")
        .put("loaded", rules.correlations().size())
        .put("inputs", count(counts, Counts.CORRELATION_INPUTS))
        .put("without_group", count(counts, Counts.CORRELATION_WITHOUT_GROUP))
        .put("without_time", count(counts, Counts.CORRELATION_WITHOUT_TIME))
        .put("late", count(counts, Counts.CORRELATION_LATE))
        .put("too_late", count(counts, Counts.CORRELATION_TOO_LATE));
    root.putObject("risk")
        .put("without_subject", count(counts, Counts.RISK_WITHOUT_SUBJECT))
        .put("late", count(counts, Counts.RISK_LATE))
        .put("left_out", count(counts, Counts.RISK_LEFT_OUT));
    root.putObject("identity")
        .put("sessions", count(counts, Counts.SESSIONS_ISSUED))
        .put("sessions_late", count(counts, Counts.SESSIONS_LATE))
        .put("sessions_left_out", count(counts, Counts.SESSIONS_LEFT_OUT))
        .put("chains_revised", count(counts, Counts.CHAINS_REVISED))
        .put("chains_not_held", count(counts, Counts.CHAINS_NOT_HELD));
    root.putObject("activity")
        .put("documents", activity)
        .put("events", count(counts, Counts.ACTIVITY_EVENTS) - count(counts, Counts.ACTIVITY_LATE))
        .put("late", count(counts, Counts.ACTIVITY_LATE))
        .put("without_time", count(counts, Counts.ACTIVITY_WITHOUT_TIME));
    root.putObject("quarantine").set("by_reason", JSON.valueToTree(quarantine.byReason()));
    ArrayNode failed = root.putArray("failed_files");
    quarantine.failures().stream()
        .limit(MOST_FAILURES)
        .forEach(f -> failed.addObject().put("object", f.object()).put("reason", f.reason()));
    root.putObject("elasticsearch").put("dead_letters", deadLetters);
    root.put("seconds", Math.round(seconds * 1000) / 1000.0);
    return root;
  }

  /** Adds problems as {@code {"file", "line", "reason"}}. */
  static void putProblems(ArrayNode list, List<RuleProblem> problems) {
    for (RuleProblem problem : problems) {
      list.addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("reason", problem.reason());
    }
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** The document as bytes. */
  static byte[] render(ObjectNode summary) throws IOException {
    return JSON.writeValueAsBytes(summary);
  }
}
