package io.trailhound.detection.risk;

import io.trailhound.detection.alert.AlertFields;
import io.trailhound.detection.alert.Attack;
import io.trailhound.detection.sigma.ast.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an alert's document says of risk.
 *
 * @param alert what counts of it
 * @param subjects whose risk it adds to: the actor first, then accounts
 */
public record RiskReading(RiskAlert alert, List<RiskSubject> subjects) {
  /** Accounts that one alert adds to; it names more than one only by what a caller wrote. */
  private static final int MOST_ACCOUNTS = 4;

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern OF_ARN = Pattern.compile("arn:[a-z-]+:(?:iam|sts)::([0-9]{12}):.*");

  /** Copies the list. */
  public RiskReading {
    subjects = List.copyOf(subjects);
  }

  /**
   * Reads a document.
   *
   * @param document as the writers of alerts make it
   */
  public static RiskReading of(
      String id, long time, long revision, String ruleId, Level level, byte[] document) {
    AlertFields fields = new AlertFields(document);
    List<Attack.Term> tactics = new ArrayList<>();
    List<String> tacticIds = fields.at("threat.tactic.id");
    List<String> names = fields.at("threat.tactic.name");
    List<String> references = fields.at("threat.tactic.reference");
    for (int i = 0; i < tacticIds.size(); i++) {
      if (i < names.size() && i < references.size()) {
        tactics.add(new Attack.Term(tacticIds.get(i), names.get(i), references.get(i)));
      }
    }
    RiskAlert alert =
        new RiskAlert(id, time, revision, ruleId, fields.first("rule.name"), level, tactics);
    List<RiskSubject> subjects = new ArrayList<>();
    String actor = actor(fields);
    if (!actor.isEmpty()) {
      subjects.add(new RiskSubject(RiskSubject.Kind.ACTOR, actor));
    }
    accounts(fields).stream()
        .limit(MOST_ACCOUNTS)
        .forEach(account -> subjects.add(new RiskSubject(RiskSubject.Kind.ACCOUNT, account)));
    return new RiskReading(alert, subjects);
  }

  /** Who is really behind the call; of an alert without a chain, who called. None for a service. */
  private static String actor(AlertFields fields) {
    String origin = fields.first("trailhound.identity.origin.key");
    String kind = "trailhound.identity." + (origin.isEmpty() ? "kind" : "origin.kind");
    if (fields.first(kind).equals("service")) {
      return "";
    }
    if (!origin.isEmpty()) {
      return origin;
    }
    String key = fields.first("trailhound.identity.key");
    return key.isEmpty() ? fields.first("aws.cloudtrail.user_identity.arn") : key;
  }

  private static List<String> accounts(AlertFields fields) {
    List<String> named =
        fields.at("cloud.account.id").stream().filter(id -> ACCOUNT.matcher(id).matches()).toList();
    if (!named.isEmpty()) {
      return named;
    }
    for (String path : List.of("trailhound.identity.key", "aws.cloudtrail.user_identity.arn")) {
      Matcher arn = OF_ARN.matcher(fields.first(path));
      if (arn.matches()) {
        return List.of(arn.group(1));
      }
    }
    return List.of();
  }
}
