package io.trailhound.detection.alert;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.sigma.ast.CorrelationCondition;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.CorrelationType;

/**
 * Says in one sentence what was counted: {@code 12 records of "Console sign-in failed" with 9
 * different userIdentity.userName within 10 min for sourceIPAddress 203.0.113.9 (condition: at
 * least 5)}.
 */
final class CorrelationReason {
  private static final int MOST_TITLES = 3;

  private CorrelationReason() {}

  static String of(CorrelationRule rule, GroupKey group, Episode episode) {
    StringBuilder sentence = new StringBuilder();
    if (episode.finding() == null) {
      measured(sentence, rule, episode);
    } else {
      sentence.append(episode.finding().sentence());
    }
    for (int i = 0; i < rule.groupBy().size(); i++) {
      sentence.append(i == 0 ? " for " : ", ");
      sentence.append(part(rule.groupBy().get(i))).append(' ');
      sentence.append(part(group.values().get(i)));
    }
    sentence.append(" (condition: ").append(part(rule.condition().text())).append(')');
    if (episode.leftOut() > 0) {
      sentence.append("; ").append(episode.leftOut()).append(" more than are held");
    }
    return sentence.toString();
  }

  private static void measured(StringBuilder sentence, CorrelationRule rule, Episode episode) {
    sentence.append(episode.count()).append(episode.count() == 1 ? " record of " : " records of ");
    rules(sentence, rule, episode);
    String figure = figure(rule, episode);
    String within = " within " + Phrases.span(rule.timespan());
    long length = episode.end() - episode.start();
    if (length <= rule.timespan()) {
      sentence.append(figure.isEmpty() ? "" : " with ").append(figure).append(within);
    } else {
      sentence.append(" in ").append(Phrases.span(length));
      sentence.append(figure.isEmpty() ? "" : ", up to " + figure + within);
    }
  }

  /** Names the rules; of a temporal correlation those that occurred, so far as that is known. */
  private static void rules(StringBuilder sentence, CorrelationRule rule, Episode episode) {
    if (!rule.type().isTemporal()) {
      titles(sentence, rule, -1L, ", ");
      return;
    }
    Occurring occurring = Occurring.of(rule, episode);
    String joint = rule.type() == CorrelationType.TEMPORAL_ORDERED ? ", then " : ", ";
    titles(sentence, rule, occurring.certain(), joint);
    if (occurring.possible() != 0) {
      sentence.append(occurring.certain() == 0 ? "" : " and ").append(occurring.others());
      sentence.append(" of ");
      titles(sentence, rule, occurring.possible(), ", ");
    }
  }

  /** The titles of the rules at these places. */
  private static void titles(
      StringBuilder sentence, CorrelationRule rule, long places, String joint) {
    int named = 0;
    int more = 0;
    for (int place = 0; place < rule.rules().size(); place++) {
      boolean meant = (places >>> place & 1) != 0;
      if (meant && named < MOST_TITLES) {
        sentence.append(named++ == 0 ? "" : joint);
        sentence.append('"').append(part(rule.rules().get(place).title())).append('"');
      } else if (meant) {
        more++;
      }
    }
    if (more > 0) {
      sentence.append(" and ").append(more).append(" more");
    }
  }

  /** What was measured; empty when it is the number of records. */
  private static String figure(CorrelationRule rule, Episode episode) {
    CorrelationCondition condition = rule.condition();
    String value = episode.figure().toPlainString();
    String fields = part(String.join("+", condition.fields()));
    return switch (rule.type()) {
      case EVENT_COUNT -> episode.figure().longValue() == episode.count() ? "" : value + " of them";
      case VALUE_COUNT -> value + " different " + fields;
      case VALUE_SUM -> "a sum of " + fields + " of " + value;
      case VALUE_AVG -> "a mean " + fields + " of " + value;
      case VALUE_MEDIAN -> "a median " + fields + " of " + value;
      case VALUE_PERCENTILE -> fields + " of " + value + " at percentile " + percentile(condition);
      case TEMPORAL, TEMPORAL_ORDERED -> value + " of " + rule.rules().size() + " rules";
      default -> throw new IllegalArgumentException(rule.type().word() + " is no type of Sigma's");
    };
  }

  private static String percentile(CorrelationCondition condition) {
    return condition.percentile() == null ? "" : condition.percentile().toPlainString();
  }

  private static String part(String text) {
    return Phrases.text(text);
  }
}
