package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.alert.Phrases;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what was found, with its numbers: {@code 2026-03-04 03:00-04:00 America/Mexico_City: a sum
 * of additionalEventData.bytesTransferredOut of 4.2 GB, normally 12 MB at this hour of the week (8
 * samples): 350 times as much}.
 */
final class Findings {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
  private static final int MOST_FIELD = 256;

  private final CorrelationRule rule;
  private final Rules rules;
  private final Measure measure;

  Findings(CorrelationRule rule, Rules rules) {
    this.rule = rule;
    this.rules = rules;
    this.measure = rules.baseline().measure();
  }

  Finding of(Span span) {
    return new Finding(sentence(span), figures(span));
  }

  private String sentence(Span span) {
    Figure best = span.best();
    Normal normal = span.normal();
    StringBuilder text = new StringBuilder();
    text.append(DAY.format(local(start(best)))).append('-');
    text.append(TIME.format(local(end(best)))).append(' ');
    text.append(rules.week().zone()).append(": ");
    text.append(what(best.bounded() ? "at least " : "", Amounts.of(measure, best.value())));
    if (normal.middle() > 0) {
      text.append(", normally ").append(amount(normal.middle())).append(' ');
      learned(text, normal);
      text.append(": ").append(times(best, normal)).append(" times as much");
    } else {
      text.append(", normally nothing ");
      learned(text, normal);
      text.append(" and never more than ").append(amount(normal.peak()));
      text.append(" within ").append(Phrases.span(rule.timespan()));
      text.append(rules.isWorking(best.cell()) ? " in" : " outside").append(" working hours");
    }
    return text.toString();
  }

  private static void learned(StringBuilder text, Normal normal) {
    text.append(normal.level().words());
    text.append(" (").append(normal.samples()).append(" samples)");
  }

  /** What was measured, as {@code 12 records} or {@code a sum of FIELD of 4.2 GB}. */
  private String what(String least, String amount) {
    String fields = String.join("+", measure.fields());
    if (fields.length() > MOST_FIELD) {
      fields = fields.substring(0, MOST_FIELD) + "...";
    }
    String titles = titles();
    return switch (measure.function()) {
      case COUNT -> least + amount + " records of " + titles;
      case DISTINCT -> least + amount + " different " + fields + " in records of " + titles;
      case SUM -> "a sum of " + fields + " of " + least + amount + " in records of " + titles;
      case AVG -> "a mean " + fields + " of " + amount + " in records of " + titles;
      case PERCENTILE ->
          fields + " of " + amount + " at percentile " + percentile() + " of " + titles;
      case ERROR_RATIO -> amount + " of the records of " + titles + " have " + fields;
    };
  }

  private String titles() {
    String title = rule.rules().get(0).title();
    return rule.rules().size() == 1
        ? "\"" + title.substring(0, Math.min(title.length(), MOST_FIELD)) + "\""
        : rule.rules().size() + " rules";
  }

  private String percentile() {
    return measure.percentile() == null ? "50" : measure.percentile().toPlainString();
  }

  private String amount(double number) {
    return Amounts.of(measure, new BigDecimal(number));
  }

  private static BigDecimal times(Figure figure, Normal normal) {
    BigDecimal times =
        new BigDecimal(figure.asDouble() / normal.middle()).round(DIGITS).stripTrailingZeros();
    return times.scale() < 0 ? times.setScale(0) : times;
  }

  private SortedMap<String, Object> figures(Span span) {
    Figure best = span.best();
    Normal normal = span.normal();
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("function", measure.function().word());
    figures.put("field", String.join("+", measure.fields()));
    figures.put("value", best.value());
    figures.put("records", best.records());
    figures.put("normal", plain(normal.middle()));
    figures.put("highest", plain(normal.peak()));
    figures.put("limit", plain(normal.limit()));
    figures.put("samples", (long) normal.samples());
    figures.put("level", normal.level().word());
    figures.put("zone", rules.week().zone());
    figures.put("start", Instant.ofEpochMilli(start(best)).toString());
    figures.put("end", Instant.ofEpochMilli(end(best)).toString());
    if (normal.middle() > 0) {
      figures.put("times", times(best, normal));
    }
    if (best.bounded()) {
      figures.put("bounded", true);
    }
    return figures;
  }

  /** A learned number as it is told: to four digits, which is what its sixteen bits hold. */
  private static BigDecimal plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(4, RoundingMode.HALF_EVEN));
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private long start(Figure figure) {
    return rules.grid().start(figure.cell() - rules.width() + 1);
  }

  private long end(Figure figure) {
    return rules.grid().start(figure.cell() + 1);
  }

  private LocalDateTime local(long millis) {
    return rules.week().local(millis);
  }
}
