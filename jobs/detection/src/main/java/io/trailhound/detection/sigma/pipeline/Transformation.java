package io.trailhound.detection.sigma.pipeline;

import io.trailhound.detection.sigma.ast.LogSource;
import java.util.List;
import java.util.Map;

/**
 * One transformation of a processing pipeline.
 *
 * @param conditions the log sources it is for, each with empty parts for what does not matter; none
 *     for all
 * @param any whether one of the conditions is enough
 * @param mapping by field: the fields it stands for, at least one
 * @param prefix what is put before fields without a dot that no mapping names; empty for nothing
 * @param logSource the log source that the rule gets; empty parts stay as they are
 */
record Transformation(
    List<LogSource> conditions,
    boolean any,
    Map<String, List<String>> mapping,
    String prefix,
    LogSource logSource) {

  boolean isFor(LogSource source) {
    if (any && !conditions.isEmpty()) {
      return conditions.stream().anyMatch(one -> fits(one, source));
    }
    return conditions.stream().allMatch(one -> fits(one, source));
  }

  private static boolean fits(LogSource wanted, LogSource source) {
    return fits(wanted.category(), source.category())
        && fits(wanted.product(), source.product())
        && fits(wanted.service(), source.service());
  }

  private static boolean fits(String wanted, String part) {
    return wanted.isEmpty() || wanted.equals(part);
  }

  /** The fields that a field stands for. */
  List<String> fields(String field) {
    List<String> mapped = mapping.get(field);
    if (mapped != null) {
      return mapped;
    }
    return prefix.isEmpty() || field.indexOf('.') >= 0 || field.startsWith("@")
        ? List.of(field)
        : List.of(prefix + field);
  }

  LogSource changed(LogSource source) {
    return new LogSource(
        other(logSource.category(), source.category()),
        other(logSource.product(), source.product()),
        other(logSource.service(), source.service()));
  }

  private static String other(String wanted, String part) {
    return wanted.isEmpty() ? part : wanted;
  }
}
