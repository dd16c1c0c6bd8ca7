package io.trailhound.events.cloudtrail;

/**
 * Reads the forms in which event times occur: {@code 2021-07-29T11:25:05Z} as CloudTrail writes it,
 * and those that exports and hand-made files have, with a space for the T, a fraction of one to
 * nine digits, an offset, or no zone at all (taken as UTC).
 */
public final class EventTimes {
  /** No time could be read. */
  public static final long INVALID = Long.MIN_VALUE;

  private EventTimes() {}

  /**
   * Reads a time.
   *
   * @param bytes where its ASCII characters lie, from {@code start} to before {@code end}
   * @return milliseconds since 1970 in UTC, or {@link #INVALID}
   */
  public static long parse(byte[] bytes, int start, int end) {
    if (end - start < 19
        || bytes[start + 4] != '-'
        || bytes[start + 7] != '-'
        || (bytes[start + 10] != 'T' && bytes[start + 10] != ' ')
        || bytes[start + 13] != ':'
        || bytes[start + 16] != ':') {
      return INVALID;
    }
    int year = digits(bytes, start, 4);
    int month = digits(bytes, start + 5, 2);
    int day = digits(bytes, start + 8, 2);
    int hour = digits(bytes, start + 11, 2);
    int minute = digits(bytes, start + 14, 2);
    int second = digits(bytes, start + 17, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return INVALID;
    }
    // A leap second is counted as the second after it.
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return INVALID;
    }
    long seconds = epochDay(year, month, day) * 86_400L + hour * 3600L + minute * 60L + second;
    int at = start + 19;
    int millis = 0;
    if (at < end && bytes[at] == '.') {
      int scale = 100;
      int from = ++at;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        millis += (bytes[at++] - '0') * scale;
        scale /= 10;
      }
      if (at == from || at - from > 9) {
        return INVALID;
      }
    }
    long offset = offsetSeconds(bytes, at, end);
    return offset == INVALID ? INVALID : (seconds - offset) * 1000 + millis;
  }

  private static long offsetSeconds(byte[] bytes, int at, int end) {
    if (at == end || (at + 1 == end && bytes[at] == 'Z')) {
      return 0;
    }
    if (bytes[at] != '+' && bytes[at] != '-') {
      return INVALID;
    }
    boolean colon = end - at == 6 && bytes[at + 3] == ':';
    if (!colon && end - at != 5) {
      return INVALID;
    }
    int hours = digits(bytes, at + 1, 2);
    int minutes = digits(bytes, end - 2, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return INVALID;
    }
    int seconds = hours * 3600 + minutes * 60;
    return bytes[at] == '-' ? -seconds : seconds;
  }

  private static int digits(byte[] bytes, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 in the Gregorian calendar; March counts as the year's first month. */
  private static long epochDay(int year, int month, int day) {
    long y = month <= 2 ? year - 1L : year;
    long era = y / 400;
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }
}
