package io.trailhound.detection.alert;

import io.trailhound.detection.risk.Incident;
import io.trailhound.detection.risk.RiskAlert;
import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.risk.RiskSubject;
import io.trailhound.detection.sigma.ast.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders an incident as an alert of its own: ECS 8.11 with {@code trailhound.*}, one line of JSON
 * in UTF-8 without the line's end. Its alerts are listed by tactic, in the order in which
 * ATT&amp;CK has these, and of each tactic by time; one of several tactics is listed with each.
 *
 * <p>Stateless and safe to share between threads.
 */
public final class IncidentWriter {
  private static final Attack.Term NONE = new Attack.Term("", "no tactic", "");
  private static final int MOST_TITLES = 5;

  private final RiskOptions options;

  /** Writes incidents that were found with some options. */
  public IncidentWriter(RiskOptions options) {
    this.options = options;
  }

  /** How grave an incident is: high, and critical from twice the line on. */
  public Level level(Incident incident) {
    return incident.peak() >= 2 * options.line() ? Level.CRITICAL : Level.HIGH;
  }

  /** Renders an incident. */
  public byte[] write(Incident incident) {
    String reason = reason(incident);
    RiskSubject subject = incident.subject();
    List<RiskAlert> alerts = incident.alerts();
    Document document = new Document();
    document.put("@timestamp", Document.time(incident.time()));
    document.put("ecs.version", "8.11.0");
    document.put("message", reason);
    document.put("event.kind", "alert");
    document.put("event.category", List.of("intrusion_detection"));
    document.put("event.type", List.of("info"));
    document.put("event.severity", level(incident).severity());
    document.put("rule.id", "trailhound.risk." + subject.kind().word());
    document.put("rule.name", "Risk of one " + subject.kind().word() + " above the line");
    document.put("rule.ruleset", "trailhound");
    List<Attack.Term> tactics = new ArrayList<>(byTactic(alerts).keySet());
    tactics.remove(NONE);
    document.put("threat.framework", tactics.isEmpty() ? null : "MITRE ATT&CK");
    document.put("threat.tactic.id", tactics.stream().map(Attack.Term::id).toList());
    document.put("threat.tactic.name", tactics.stream().map(Attack.Term::name).toList());
    document.put("threat.tactic.reference", tactics.stream().map(Attack.Term::reference).toList());
    if (subject.kind() == RiskSubject.Kind.ACCOUNT) {
      document.put("cloud.account.id", subject.key());
    }
    document.put("trailhound.alert.id", incident.id());
    document.put("trailhound.alert.kind", "risk");
    document.put("trailhound.alert.severity", level(incident).word());
    document.put("trailhound.alert.reason", reason);
    document.put("trailhound.window.start", Document.time(alerts.get(0).time()));
    document.put("trailhound.window.end", Document.time(incident.last()));
    document.put("trailhound.window.count", alerts.size() + incident.more());
    document.put("trailhound.evidence", evidence(alerts));
    document.put("trailhound.evidence_left_out", incident.more());
    risk(document, incident);
    return document.bytes();
  }

  private void risk(Document document, Incident incident) {
    document.put("trailhound.risk.kind", incident.subject().kind().word());
    document.put("trailhound.risk.key", incident.subject().key());
    document.put("trailhound.risk.score", new Document.JsonNumber(number(incident.peak())));
    document.put("trailhound.risk.line", new Document.JsonNumber(number(options.line())));
    document.put("trailhound.risk.half_life", options.halfLife().toString());
    List<Map<String, Object>> tactics = new ArrayList<>();
    byTactic(incident.alerts())
        .forEach(
            (tactic, alerts) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("id", tactic.id());
              one.put("name", tactic.name());
              one.put("alerts", alerts.stream().map(IncidentWriter::alert).toList());
              tactics.add(one);
            });
    document.put("trailhound.risk.tactics", tactics);
  }

  private static Map<String, Object> alert(RiskAlert alert) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", alert.alertId());
    one.put("time", Document.time(alert.time()));
    one.put("rule", Bounds.text(alert.title(), Bounds.TEXT / 16));
    one.put("severity", alert.level().word());
    return one;
  }

  private static List<Map<String, Object>> evidence(List<RiskAlert> alerts) {
    List<Map<String, Object>> evidence = new ArrayList<>();
    for (RiskAlert alert : alerts) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("time", Document.time(alert.time()));
      one.put("alert_id", alert.alertId());
      evidence.add(one);
    }
    return evidence;
  }

  /** The alerts of each tactic, in the order of both. */
  private static Map<Attack.Term, List<RiskAlert>> byTactic(List<RiskAlert> alerts) {
    Map<Attack.Term, List<RiskAlert>> byTactic =
        new TreeMap<>(
            Comparator.<Attack.Term>comparingInt(tactic -> Attack.order(tactic.id()))
                .thenComparing(Attack.Term::name));
    for (RiskAlert alert : alerts) {
      List<Attack.Term> tactics = alert.tactics().isEmpty() ? List.of(NONE) : alert.tactics();
      for (Attack.Term tactic : tactics) {
        byTactic.computeIfAbsent(tactic, key -> new ArrayList<>()).add(alert);
      }
    }
    return byTactic;
  }

  /**
   * {@code Score 130 (line 100) of actor KEY by 3 alerts in 2 h: Initial Access "A"; Exfiltration
   * "B", "C"}.
   */
  private String reason(Incident incident) {
    List<RiskAlert> alerts = incident.alerts();
    long count = alerts.size() + incident.more();
    StringBuilder sentence = new StringBuilder("Score ").append(number(incident.peak()));
    sentence.append(" (line ").append(number(options.line())).append(") of ");
    sentence.append(incident.subject().kind().word()).append(' ');
    sentence.append(Phrases.text(incident.subject().key())).append(" by ");
    sentence.append(Phrases.number(count)).append(count == 1 ? " alert in " : " alerts in ");
    sentence.append(Phrases.span(incident.last() - alerts.get(0).time()));
    String joint = ": ";
    for (Map.Entry<Attack.Term, List<RiskAlert>> one : byTactic(alerts).entrySet()) {
      List<String> titles =
          one.getValue().stream().map(RiskAlert::title).distinct().map(Phrases::text).toList();
      sentence.append(joint).append(one.getKey().name()).append(" \"");
      sentence.append(
          String.join("\", \"", titles.subList(0, Math.min(titles.size(), MOST_TITLES))));
      sentence.append('"');
      if (titles.size() > MOST_TITLES) {
        sentence.append(" and ").append(titles.size() - MOST_TITLES).append(" more");
      }
      joint = "; ";
    }
    return sentence.toString();
  }

  /** A score to a tenth. */
  private static String number(double score) {
    BigDecimal tenth = BigDecimal.valueOf(score).setScale(1, RoundingMode.HALF_UP);
    BigDecimal plain = tenth.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }
}
