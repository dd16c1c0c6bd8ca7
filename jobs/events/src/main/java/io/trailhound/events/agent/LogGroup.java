package io.trailhound.events.agent;

import java.io.Serializable;
import java.util.List;

/**
 * What configuration says of some log groups.
 *
 * @param pattern their names, with {@code *} for any characters
 * @param format the name of the lines' format, or empty to tell it by content
 * @param fields of VPC flow logs of a custom form: the names of the fields in their order
 * @param zone the time zone of lines whose time has none, as {@code America/Mexico_City}; empty for
 *     UTC
 */
public record LogGroup(String pattern, String format, List<String> fields, String zone)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public LogGroup {
    fields = List.copyOf(fields);
  }

  /** Whether a log group is one of these. */
  boolean has(String logGroup) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return logGroup.equals(pattern);
    }
    int at = parts[0].length();
    if (!logGroup.startsWith(parts[0])) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = logGroup.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    String last = parts[parts.length - 1];
    return logGroup.length() - at >= last.length() && logGroup.endsWith(last);
  }
}
