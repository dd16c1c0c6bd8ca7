package io.trailhound.detection.correlation.seen;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.FirstSeen;
import io.trailhound.detection.sigma.ast.Rare;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told of new and rare values: {@code source.geo.country_iso_code PL for the first time in
 * 90 d, after MX, US since 2026-01-05T09:00:00.000Z}.
 */
final class NoveltyText {
  private NoveltyText() {}

  static Episode firstSeen(CorrelationRule rule, FirstSeen asked, Novelty novelty) {
    Background background = novelty.background();
    StringBuilder sentence = value(asked.fields(), novelty);
    sentence.append(" for the first time in ").append(Phrases.span(rule.timespan()));
    sentence.append(", after ").append(others(background));
    SortedMap<String, Object> figures = figures(asked.fields(), novelty);
    figures.put("known", background.names());
    return episode(novelty, background.others(), finding(sentence, novelty, figures));
  }

  static Episode rare(CorrelationRule rule, Rare asked, Novelty novelty) {
    Background background = novelty.background();
    StringBuilder sentence = value(asked.fields(), novelty);
    sentence.append(background.times() == 1 ? " once" : " " + background.times() + " times");
    sentence.append(" in ").append(Phrases.span(rule.timespan()));
    sentence.append(", after ").append(Phrases.number(background.samples()));
    sentence.append(" sightings since ").append(Phrases.time(background.since()));
    sentence.append(" (").append(number(background.others())).append(')');
    SortedMap<String, Object> figures = figures(asked.fields(), novelty);
    figures.put("times", (long) background.times());
    figures.put("samples", background.samples());
    return episode(novelty, background.times(), finding(sentence, novelty, figures));
  }

  private static StringBuilder value(List<String> fields, Novelty novelty) {
    return new StringBuilder(Phrases.text(String.join(" + ", fields)))
        .append(' ')
        .append(Values.text(novelty.value(), fields));
  }

  private static String others(Background background) {
    StringBuilder others = new StringBuilder();
    int unnamed = background.others() - background.names().size();
    others.append(String.join(", ", background.names()));
    if (unnamed > 0 || background.others() == 0) {
      others.append(background.names().isEmpty() ? "" : " and ").append(number(unnamed));
    }
    return others.append(" since ").append(Phrases.time(background.since())).toString();
  }

  private static String number(int others) {
    return (others == 0 ? "no" : Phrases.number(others))
        + (others == 1 ? " other value" : " other values");
  }

  private static SortedMap<String, Object> figures(List<String> fields, Novelty novelty) {
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("field", fields);
    figures.put("value", Values.text(novelty.value(), fields));
    figures.put("since", Phrases.time(novelty.background().since()));
    figures.put("others", (long) novelty.background().others());
    figures.put("left_out", (long) novelty.left());
    figures.put("left_out_values", novelty.leftValues());
    figures.put("full", novelty.background().full());
    return figures;
  }

  private static Finding finding(
      StringBuilder sentence, Novelty novelty, SortedMap<String, Object> figures) {
    if (novelty.left() > 0) {
      int unnamed = novelty.left() - novelty.leftValues().size();
      sentence.append(" (").append(Phrases.number(novelty.left()));
      sentence.append(" more within the day left out: ");
      sentence.append(String.join(", ", novelty.leftValues()));
      sentence.append(unnamed > 0 ? " and others)" : ")");
    }
    if (novelty.background().full()) {
      sentence.append(" (what is beyond ").append(Values.MOST).append(" values is not told)");
    }
    return new Finding(sentence.toString(), figures);
  }

  private static Episode episode(Novelty novelty, int figure, Finding finding) {
    List<Input> inputs = novelty.inputs();
    return new Episode(
        novelty.alertId(),
        novelty.first().time(),
        novelty.first().time(),
        inputs.get(inputs.size() - 1).time(),
        inputs.size(),
        BigDecimal.valueOf(figure),
        0,
        inputs.stream().map(Input::evidence).toList(),
        0,
        finding);
  }
}
