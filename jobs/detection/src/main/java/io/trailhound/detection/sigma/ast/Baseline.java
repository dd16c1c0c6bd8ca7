package io.trailhound.detection.sigma.ast;

import io.trailhound.detection.calendar.Calendars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a group, held against what is normal for the group at that hour of the week.
 *
 * @param measure what is measured over the rule's timespan
 * @param hours in which hours it alerts
 * @param calendars what working hours are, and in which time zone an hour of the week is meant
 * @param limits what is asked of a figure
 * @param retention after how long without records a group is forgotten, in milliseconds
 */
public record Baseline(
    Measure measure, Hours hours, Calendars calendars, Limits limits, long retention)
    implements Behaviour {
  private static final long FINE = 300_000;
  private static final long COARSE = 3_600_000;
  private static final long LONG = 6 * COARSE;

  /**
   * The cells into which windows are cut, of which each timespan is a whole number: five minutes,
   * or an hour where windows are long, so that none is made of more than 72 of them.
   *
   * @param timespan of the window, in milliseconds
   * @return milliseconds
   */
  public static long cell(long timespan) {
    return timespan > LONG ? COARSE : FINE;
  }

  /** What is made of the records in a window. */
  public enum Function {
    /** How many there are. */
    COUNT,
    /** How many distinct values. */
    DISTINCT,
    /** The sum of the numbers. */
    SUM,
    /** The mean of the numbers. */
    AVG,
    /** A percentile of the numbers, by nearest rank. */
    PERCENTILE,
    /** The share of records with a value: with an error code. */
    ERROR_RATIO;

    /** The word in rules. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In which hours a baseline alerts; it learns from all. */
  public enum Hours {
    /** In those of work alone. */
    ON,
    /** In all others. */
    OFF,
    /** Always. */
    ANY
  }

  /**
   * What is measured.
   *
   * @param fields whose values it reads; several count as one value together
   * @param percentile from 0 to 100, of {@link Function#PERCENTILE} alone
   */
  public record Measure(Function function, List<String> fields, @Nullable BigDecimal percentile) {
    /** Makes a measure. */
    public Measure {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What is asked of a figure before it is an alert. "Normal" is the middle of what was seen when
   * there was anything, or nothing where there mostly was not.
   *
   * @param times how many times what is normal it must be
   * @param increase how much above it
   * @param samples how many figures must have been learned of what it is held against
   * @param deviations how many standard deviations above it, on a scale of ratios
   * @param active where nothing is normal: so many times the mean of hours with something; 0: well
   *     above the highest figure of all hours of the kind, of work or the others
   * @param records how many records there must be in the window
   */
  public record Limits(
      double times, double increase, int samples, double deviations, double active, long records) {}

  @Override
  public List<String> fields() {
    return measure.fields();
  }

  @Override
  public String text() {
    return "at least "
        + plain(limits.times)
        + " times what is normal and "
        + plain(limits.increase)
        + " above it, "
        + limits.samples
        + " samples learned";
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
