package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.Baseline.Function;
import io.trailhound.detection.sigma.ast.Baseline.Hours;
import io.trailhound.detection.sigma.ast.Baseline.Limits;
import io.trailhound.detection.sigma.ast.Baseline.Measure;
import io.trailhound.detection.sigma.text.Numbers;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a baseline asks. */
final class BaselineParser {
  static final Set<String> KEYS = Set.of("measure", "hours", "calendar", "retention");

  private static final Set<String> MEASURE = Set.of("function", "field", "percentile");
  private static final Set<String> CONDITION =
      Set.of("times", "increase", "samples", "deviations", "active", "records");

  private static final long DAY = 86_400_000;
  private static final long RETENTION = 70 * DAY;

  private final Yaml.Mapping section;

  private BaselineParser(Yaml.Mapping section) {
    this.section = section;
  }

  static Baseline parse(Yaml.Mapping section, SharedCalendars calendars) throws YamlException {
    BaselineParser parser = new BaselineParser(section);
    parser.checkTimespan();
    return new Baseline(
        parser.measure(),
        parser.hours(),
        calendars.of(section.get("calendar")),
        parser.limits(),
        parser.retention());
  }

  private void checkTimespan() throws YamlException {
    Yaml written = section.get("timespan");
    long timespan = millis(written).orElse(0); // without one it is a problem of its own
    if (written != null && (timespan % Baseline.cell(timespan) != 0 || timespan > DAY)) {
      throw new YamlException(
          written,
          "the timespan of a baseline must be whole 5 minutes, above 6 hours whole hours, and at"
              + " most a day");
    }
  }

  private static OptionalLong millis(@Nullable Yaml written) {
    return written instanceof Yaml.Scalar scalar
        ? Timespan.parse(scalar.text())
        : OptionalLong.empty();
  }

  private long retention() throws YamlException {
    Yaml written = section.get("retention");
    if (written == null) {
      return RETENTION;
    }
    long retention = millis(written).orElse(0);
    if (retention < DAY || retention > 366 * DAY) {
      throw new YamlException(written, "the retention must be a time from 1d to 366d");
    }
    return retention;
  }

  private Hours hours() throws YamlException {
    Yaml written = section.get("hours");
    if (written == null) {
      return Hours.ANY;
    }
    for (Hours hours : Hours.values()) {
      if (hours.name().toLowerCase(Locale.ROOT).equals(text(written))) {
        return hours;
      }
    }
    throw new YamlException(written, "'hours' must be on, off or any");
  }

  private Measure measure() throws YamlException {
    Yaml.Mapping map = part("measure", MEASURE);
    Function function = function(map);
    List<String> fields = new ArrayList<>();
    Yaml written = map.get("field");
    if (written != null) {
      for (Yaml item : written instanceof Yaml.Sequence list ? list.items() : List.of(written)) {
        fields.add(text(item));
      }
    } else if (function == Function.ERROR_RATIO) {
      fields.add("errorCode");
    }
    String word = function.word();
    if (function == Function.COUNT && !fields.isEmpty()) {
      throw new YamlException(map, "count reads no field");
    }
    if (function != Function.COUNT && fields.isEmpty()) {
      throw new YamlException(map, word + " needs a 'field'");
    }
    if (function != Function.DISTINCT && fields.size() > 1) {
      throw new YamlException(map, word + " reads one field");
    }
    return new Measure(function, fields, percentile(map, function));
  }

  private static Function function(Yaml.Mapping map) throws YamlException {
    Yaml written = map.get("function");
    for (Function function : Function.values()) {
      if (written != null && function.word().equals(text(written))) {
        return function;
      }
    }
    throw new YamlException(
        written == null ? map : written,
        "the function must be count, distinct, sum, avg, percentile or error_ratio");
  }

  private static @Nullable BigDecimal percentile(Yaml.Mapping map, Function function)
      throws YamlException {
    Yaml written = map.get("percentile");
    if (function != Function.PERCENTILE) {
      if (written != null) {
        throw new YamlException(written, function.word() + " has no percentile");
      }
      return null;
    }
    BigDecimal percentile = written == null ? null : number(written);
    if (percentile == null
        || percentile.signum() < 0
        || percentile.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new YamlException(
          written == null ? map : written, "the percentile must be a number from 0 to 100");
    }
    return percentile;
  }

  private Limits limits() throws YamlException {
    Yaml.Mapping map = part("condition", CONDITION);
    double times = limit(map, "times", 5, 1, 1e6);
    return new Limits(
        times,
        limit(map, "increase", -1, 1e-6, 1e15),
        (int) whole(map, "samples", 5, 1, 10),
        limit(map, "deviations", 3.5, 0, 100),
        limit(map, "active", times, 0, 1e6),
        whole(map, "records", 1, 1, 1_000_000));
  }

  /** A part of the section that must be a map with certain keys. */
  private Yaml.Mapping part(String key, Set<String> keys) throws YamlException {
    Yaml written = section.get(key);
    if (written == null) {
      throw new YamlException(section, "the baseline has no " + key);
    }
    Yaml.Mapping map = YamlReader.mapping(written, section, "the " + key);
    for (Yaml.Entry entry : map.entries()) {
      if (!keys.contains(entry.key().text())) {
        throw new YamlException(entry.key(), "a " + key + " has no '" + entry.key().text() + "'");
      }
    }
    return map;
  }

  private static long whole(Yaml.Mapping map, String key, double usual, double least, double most)
      throws YamlException {
    double limit = limit(map, key, usual, least, most);
    if (limit != Math.rint(limit)) {
      throw new YamlException(map, "'" + key + "' must be a whole number");
    }
    return (long) limit;
  }

  /**
   * A number of the condition.
   *
   * @param usual what it is when it is missing; below 0 when it must not be
   */
  private static double limit(Yaml.Mapping map, String key, double usual, double least, double most)
      throws YamlException {
    Yaml written = map.get(key);
    if (written == null && usual >= 0) {
      return usual;
    }
    BigDecimal number = written == null ? null : number(written);
    double limit = number == null ? Double.NaN : number.doubleValue();
    if (!(limit >= least && limit <= most)) {
      throw new YamlException(
          written == null ? map : written,
          "the condition needs '"
              + key
              + "', a number from "
              + plain(least)
              + " to "
              + plain(most));
    }
    return limit;
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static @Nullable BigDecimal number(Yaml written) {
    return written instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NUMBER
        ? Numbers.parse(scalar.text())
        : null;
  }

  private static String text(Yaml written) throws YamlException {
    if (written instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw new YamlException(written, "expected a text");
  }
}
