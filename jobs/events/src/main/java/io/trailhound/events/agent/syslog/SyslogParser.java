package io.trailhound.events.agent.syslog;

import io.trailhound.events.EventTime;
import io.trailhound.events.cloudtrail.EventTimes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines of syslog apart: RFC 5424, RFC 3164, and RFC 3164 with an ISO 8601 time as rsyslog
 * and journald write it, each with or without its priority.
 */
final class SyslogParser {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MAX_NAME = 255;
  private static final long DAY = 86_400_000L;

  private final ZoneId zone;

  /** Takes times without a zone as of this one. */
  SyslogParser(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The parts of a line, or null when it is none of syslog.
   *
   * @param known a time near which the line was written: RFC 3164 has no year
   */
  @Nullable SyslogMessage parse(String line, EventTime known) {
    int priority = -1;
    int at = 0;
    if (line.startsWith("<")) {
      int close = line.indexOf('>');
      priority = close < 2 || close > 4 ? -1 : number(line, 1, close);
      if (priority < 0 || priority > 191) {
        return null;
      }
      at = close + 1;
      if (line.startsWith("1 ", at)) {
        return rfc5424(line, at + 2, priority);
      }
    }
    int month = at + 3 <= line.length() ? MONTHS.indexOf(line.substring(at, at + 3)) : -1;
    if (month >= 0 && month % 3 == 0) {
      long time = rfc3164Time(line, at, month / 3 + 1, known);
      return time == EventTimes.INVALID ? null : behindTime(line, at + 16, priority, time);
    }
    int space = line.indexOf(' ', at);
    long time = space < 0 ? EventTimes.INVALID : isoTime(line, at, space);
    return time == EventTimes.INVALID ? null : behindTime(line, space + 1, priority, time);
  }

  /**
   * {@code TIME HOST APP PROCID MSGID STRUCTURED-DATA TEXT}, with {@code -} for what is missing.
   */
  private @Nullable SyslogMessage rfc5424(String line, int from, int priority) {
    String[] parts = new String[5];
    int at = from;
    for (int i = 0; i < parts.length; i++) {
      int space = line.indexOf(' ', at);
      if (space < 0) {
        return null;
      }
      parts[i] = line.substring(at, space);
      at = space + 1;
    }
    int text = behindStructuredData(line, at);
    if (text < 0) {
      return null;
    }
    long time =
        parts[0].equals("-") ? SyslogMessage.NO_TIME : isoTime(parts[0], 0, parts[0].length());
    if (time == EventTimes.INVALID && !parts[0].equals("-")) {
      return null;
    }
    String message = line.substring(Math.min(text, line.length()));
    return new SyslogMessage(
        priority,
        time,
        orEmpty(parts[1]),
        program(orEmpty(parts[2])),
        number(parts[3], 0, parts[3].length()),
        message.startsWith("\uFEFF") ? message.substring(1) : message);
  }

  /** The position of the text behind structured data, or -1 when there is none. */
  private static int behindStructuredData(String line, int from) {
    int at = from;
    if (at < line.length() && line.charAt(at) == '-') {
      at++;
    } else if (at < line.length() && line.charAt(at) == '[') {
      boolean quoted = false;
      while (at < line.length() && (quoted || line.charAt(at) != ' ')) {
        char c = line.charAt(at);
        if (c == '\\' && quoted) {
          at++;
        } else if (c == '"') {
          quoted = !quoted;
        }
        at++;
      }
    } else {
      return -1;
    }
    return Math.min(at + 1, line.length() + 1);
  }

  private static String orEmpty(String part) {
    return part.equals("-") ? "" : part;
  }

  /** {@code HOST PROGRAM[PID]: TEXT}; rsyslog at times leaves out the host. */
  private static @Nullable SyslogMessage behindTime(
      String line, int from, int priority, long time) {
    if (from > line.length()) {
      return null;
    }
    int space = line.indexOf(' ', from);
    int colon = line.indexOf(": ", from);
    boolean hasHost = space >= 0 && (colon < 0 || space < colon);
    String host = hasHost ? line.substring(from, space) : "";
    int at = hasHost ? space + 1 : from;
    int end = at;
    while (end < line.length() && ":[ ".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    int pid = -1;
    int behind = end;
    if (end < line.length() && line.charAt(end) == '[') {
      int close = line.indexOf(']', end);
      if (close < 0) {
        return null;
      }
      pid = number(line, end + 1, close);
      behind = close + 1;
    }
    if (end == at || end - at > MAX_NAME || behind >= line.length() || line.charAt(behind) != ':') {
      // Not the tag of a program: all behind the host is text.
      return hasHost ? new SyslogMessage(priority, time, host, "", -1, line.substring(at)) : null;
    }
    String text = line.substring(behind + 1);
    return new SyslogMessage(
        priority,
        time,
        host,
        program(line.substring(at, end)),
        pid,
        text.startsWith(" ") ? text.substring(1) : text);
  }

  private static String program(String tag) {
    return tag.substring(tag.lastIndexOf('/') + 1);
  }

  /** {@code Mmm dd HH:mm:ss }, in the year that brings it nearest to the known time. */
  private long rfc3164Time(String line, int at, int month, EventTime known) {
    if (line.length() < at + 16
        || line.charAt(at + 3) != ' '
        || line.charAt(at + 6) != ' '
        || line.charAt(at + 9) != ':'
        || line.charAt(at + 12) != ':'
        || line.charAt(at + 15) != ' ') {
      return EventTimes.INVALID;
    }
    int day = number(line, line.charAt(at + 4) == ' ' ? at + 5 : at + 4, at + 6);
    int hour = number(line, at + 7, at + 9);
    int minute = number(line, at + 10, at + 12);
    int second = Math.min(59, number(line, at + 13, at + 15));
    if (known.source() == EventTime.Source.UNKNOWN) {
      return day > 0 && hour >= 0 && minute >= 0 && second >= 0
          ? SyslogMessage.NO_TIME
          : EventTimes.INVALID;
    }
    // A line is written before it is delivered; a day is for clocks and zones that are wrong.
    long latest = known.epochMillis() + DAY;
    int year = Instant.ofEpochMilli(latest).atOffset(ZoneOffset.UTC).getYear();
    for (int tries = 0; tries < 9; tries++) {
      try {
        long time =
            LocalDateTime.of(year - tries, month, day, hour, minute, second)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
        if (time <= latest) {
          return time;
        }
      } catch (DateTimeException e) {
        if (day != 29 || month != 2) {
          return EventTimes.INVALID;
        }
        // 29 February: in an earlier year.
      }
    }
    return EventTimes.INVALID;
  }

  private static long isoTime(String line, int from, int end) {
    byte[] bytes = line.substring(from, end).getBytes(StandardCharsets.ISO_8859_1);
    return EventTimes.parse(bytes, 0, bytes.length);
  }

  /** A number of a few digits, or -1. */
  private static int number(String text, int from, int end) {
    if (end <= from || end - from > 9 || end > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
