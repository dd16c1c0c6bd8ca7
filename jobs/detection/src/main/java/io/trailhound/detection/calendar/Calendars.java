package io.trailhound.detection.calendar;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calendar holds for whom.
 *
 * @param only the one that holds for everybody; null when it depends
 * @param byOwner those of accounts and identities, by the account's id or the identity's ARN, id or
 *     key
 * @param otherwise the one of everybody else
 */
public record Calendars(
    @Nullable WorkCalendar only, Map<String, WorkCalendar> byOwner, WorkCalendar otherwise) {
  private static final int ARN_ACCOUNT = 4;

  /** Makes a choice of calendars. */
  public Calendars {
    byOwner = Map.copyOf(byOwner);
  }

  /** One calendar for everybody. */
  public static Calendars of(WorkCalendar calendar) {
    return new Calendars(calendar, Map.of(), calendar);
  }

  /**
   * The calendar of a group: that of the first of its values that is an identity or account with
   * one, else that of the account in the first of its values that is an ARN, else the one of
   * everybody.
   */
  public WorkCalendar of(List<String> group) {
    if (only != null) {
      return only;
    }
    for (String value : group) {
      WorkCalendar calendar = byOwner.get(value);
      if (calendar != null) {
        return calendar;
      }
    }
    for (String value : group) {
      String[] parts = value.startsWith("arn:") ? value.split(":", -1) : new String[0];
      WorkCalendar calendar = parts.length > ARN_ACCOUNT ? byOwner.get(parts[ARN_ACCOUNT]) : null;
      if (calendar != null) {
        return calendar;
      }
    }
    return otherwise;
  }
}
