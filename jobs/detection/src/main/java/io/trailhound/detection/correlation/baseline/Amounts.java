package io.trailhound.detection.correlation.baseline;

import io.trailhound.detection.sigma.ast.Baseline.Function;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Writes figures as people read them: {@code 4.2 GB}, {@code 37 %}, {@code 1200}. */
final class Amounts {
  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB");
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final MathContext TWO = new MathContext(2, RoundingMode.HALF_EVEN);
  private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

  private Amounts() {}

  static String of(Measure measure, BigDecimal figure) {
    if (measure.function() == Function.ERROR_RATIO) {
      return plain(figure.movePointRight(2).round(TWO)) + " %";
    }
    boolean number =
        measure.function() != Function.COUNT && measure.function() != Function.DISTINCT;
    return number && isBytes(measure) ? bytes(figure) : plain(figure.round(FOUR));
  }

  /** Whether a field's name says that it counts bytes. */
  private static boolean isBytes(Measure measure) {
    return measure.fields().stream()
        .anyMatch(field -> field.toLowerCase(Locale.ROOT).contains("bytes"));
  }

  private static String bytes(BigDecimal figure) {
    BigDecimal amount = figure;
    String unit = "bytes";
    for (String larger : UNITS) {
      if (amount.compareTo(THOUSAND) < 0) {
        break;
      }
      amount = amount.divide(THOUSAND);
      unit = larger;
    }
    boolean small = amount.compareTo(BigDecimal.valueOf(100)) < 0;
    return plain(amount.round(small ? TWO : new MathContext(3, RoundingMode.HALF_EVEN)))
        + " "
        + unit;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
