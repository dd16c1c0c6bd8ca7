package io.trailhound.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Summaries and alerts for the tests of the page. */
final class Samples {

  static final Instant START = Instant.parse("2024-05-14T06:12:03Z");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> SEVERITIES =
      List.of("low", "medium", "high", "critical", "informational");

  private Samples() {}

  /** Returns a document written with single quotes. */
  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Returns a summary whose books balance, of a run that raised so many alerts. */
  static JsonNode summary(int alerts) {
    return json(
        """
        {'version': '0.1.0', 'command': 'trailhound replay --input trails --out case',
         'files': {'found': 12, 'pruned': 2, 'read': 9, 'failed': 1}, 'bytes_read': 1260000,
         'records': {'read': 1000, 'archived': 890, 'duplicate': 100, 'quarantined': 10, 'late': 4},
         'other': {'digests': 3}, 'alerts': {'total': %d, 'suppressed': 7},
         'rules': {'loaded': 40, 'rejected': 1,
           'problems': [{'file': 'rules/own/x.yml', 'line': 12, 'reason': 'unknown modifier'}]},
         'suppressions': {'loaded': 2,
           'problems': [{'file': 'lists/own.yml', 'line': 9, 'reason': 'unknown key'}],
           'entries': [
             {'entry': 1, 'file': 'lists/own.yml', 'line': 1, 'reason': 'Our own scanner',
              'owner': 'security', 'until': '2024-06-01T00:00:00Z', 'alerts': 7},
             {'entry': 2, 'file': 'lists/own.yml', 'line': 5, 'reason': 'Never seen', 'alerts': 0}]},
         'seconds': 4.81, 'inputs': ['trails/AWSLogs'],
         'events': {'first': '2024-05-13T00:00:04Z', 'last': '2024-05-16T07:12:55Z'},
         'quarantine': {'by_reason': {'not JSON': 10}},
         'failed_files': [{'object': 'trails/cut.json.gz', 'reason': 'gzip ends early'}]}
        """
            .replace("%d", Integer.toString(alerts)));
  }

  /** Returns the alert of a number, a minute after the one before; severities take turns. */
  static ObjectNode alert(int number) {
    Instant time = START.plusSeconds(60L * number);
    return (ObjectNode)
        json(
            String.format(
                Locale.ROOT,
                """
                {'@timestamp': '%1$s',
                 'rule': {'id': 'rule-%2$d', 'name': 'Rule number %2$d', 'description': 'Means %2$d.',
                   'reference': ['https://example.com/rules/%2$d']},
                 'threat': {'tactic': {'id': ['TA0003', 'TA0004'],
                     'name': ['Persistence', 'Privilege Escalation']},
                   'technique': {'id': ['T1098.001'], 'name': ['Additional Cloud Credentials']}},
                 'user': {'name': 'maria', 'id': 'AIDAEXAMPLE'},
                 'source': {'address': '198.51.100.23', 'ip': '198.51.100.23'},
                 'cloud': {'account': {'id': '111122223333'}, 'region': 'eu-central-1'},
                 'event': {'action': 'CreateAccessKey', 'provider': 'iam.amazonaws.com',
                   'outcome': 'failure', 'id': 'event-%3$d'},
                 'error': {'code': 'AccessDenied'}, 'user_agent': {'original': 'aws-cli/2.15.30'},
                 'trailhound': {
                   'alert': {'id': '%4$s', 'severity': '%5$s', 'reason': 'Reason %3$d.', 'kind': 'sigma'},
                   'evidence': [{'event_id': 'event-%3$d', 'time': '%1$s', 'object': 'trails/a.json.gz',
                     'index': 17}]},
                 'aws': {'cloudtrail': {
                   'user_identity': {'arn': 'arn:aws:iam::111122223333:user/maria', 'type': 'IAMUser'},
                   'request_parameters': {'userName': 'backup', 'count': 2}}}}
                """,
                time,
                number % 7,
                number,
                id(number),
                SEVERITIES.get(number % SEVERITIES.size())));
  }

  /** Returns the id of the alert of a number. */
  static String id(int number) {
    return String.format(Locale.ROOT, "%032x", 0xA1E27000L + number);
  }

  /** Returns the first alerts. */
  static List<JsonNode> alerts(int count) {
    List<JsonNode> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alerts.add(alert(i));
    }
    return alerts;
  }

  /** Returns the page of a run. */
  static String page(JsonNode summary, List<? extends JsonNode> alerts) {
    return page(ReportOptions.defaults(), summary, alerts);
  }

  /** Returns the page of a run. */
  static String page(ReportOptions options, JsonNode summary, List<? extends JsonNode> alerts) {
    return page(options, summary, alerts, List.of());
  }

  /** Returns the page of a run. */
  static String page(
      ReportOptions options,
      JsonNode summary,
      List<? extends JsonNode> alerts,
      List<? extends JsonNode> activity) {
    StringBuilder page = new StringBuilder();
    try {
      new ReportWriter(options).write(summary, source(alerts), source(activity), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static AlertSource source(List<? extends JsonNode> documents) {
    return visitor -> {
      for (JsonNode document : documents) {
        visitor.visit(document);
      }
    };
  }
}
