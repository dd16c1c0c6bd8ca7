package io.trailhound.events.agent.auditd;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit daemon, taken apart.
 *
 * @param node the machine; empty where the record does not say
 * @param type the type's name, as {@code SYSCALL}, or its number where it has no name here
 * @param epochMillis when it happened
 * @param serial the number that the records of one event share
 * @param fields what the record says, decoded, by lower-case names; of equal names the first
 *     counts: the kernel writes before the program
 * @param names what the daemon made of numbers where it enriches records: {@code SYSCALL="execve"
 *     AUID="alice"}, by lower-case names
 * @param text the record behind its head
 */
public record AuditRecord(
    String node,
    String type,
    long epochMillis,
    long serial,
    Map<String, String> fields,
    Map<String, String> names,
    String text) {
  private static final String STAMP = "audit(";

  /** The types that the kernel writes as numbers. Source: linux/audit.h and libaudit.h. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("1100", "USER_AUTH"),
          Map.entry("1101", "USER_ACCT"),
          Map.entry("1103", "CRED_ACQ"),
          Map.entry("1104", "CRED_DISP"),
          Map.entry("1105", "USER_START"),
          Map.entry("1106", "USER_END"),
          Map.entry("1112", "USER_LOGIN"),
          Map.entry("1114", "ADD_USER"),
          Map.entry("1115", "DEL_USER"),
          Map.entry("1123", "USER_CMD"),
          Map.entry("1130", "SERVICE_START"),
          Map.entry("1131", "SERVICE_STOP"),
          Map.entry("1300", "SYSCALL"),
          Map.entry("1302", "PATH"),
          Map.entry("1305", "CONFIG_CHANGE"),
          Map.entry("1307", "CWD"),
          Map.entry("1309", "EXECVE"),
          Map.entry("1326", "SECCOMP"),
          Map.entry("1327", "PROCTITLE"),
          Map.entry("1400", "AVC"),
          Map.entry("1701", "ANOM_ABEND"));

  /** The record that a text holds, or null when it holds none. */
  public static @Nullable AuditRecord of(String text) {
    int type = text.indexOf("type=");
    int typeEnd = text.indexOf(' ', Math.max(type, 0));
    if (type < 0 || typeEnd < 0 || (type > 0 && text.charAt(type - 1) != ' ')) {
      return null;
    }
    int at = typeEnd + 1 + (text.startsWith("msg=", typeEnd + 1) ? 4 : 0);
    int dot = text.indexOf('.', at);
    int colon = text.indexOf(':', at);
    int close = text.indexOf("):", at);
    if (!text.startsWith(STAMP, at) || dot < 0 || colon < dot || close < colon) {
      return null;
    }
    long seconds = number(text, at + STAMP.length(), dot, 10);
    long millis = number(text, dot + 1, colon, 3);
    long serial = number(text, colon + 1, close, 18);
    String name = text.substring(type + 5, typeEnd);
    if (seconds < 0 || millis < 0 || serial < 0 || name.isEmpty()) {
      return null;
    }
    String body = text.substring(close + 2);
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    name = TYPES.getOrDefault(name, name).toUpperCase(Locale.ROOT);
    new AuditFields(body, name.equals("EXECVE"), fields, names).read();
    return new AuditRecord(
        node(text, type), name, seconds * 1000 + millis, serial, fields, names, body);
  }

  /** The value of a field; empty where there is none. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private static String node(String text, int type) {
    int from = text.lastIndexOf("node=", type);
    return from < 0 || type == 0 ? "" : text.substring(from + 5, type - 1);
  }

  private static long number(String text, int from, int end, int digits) {
    if (from >= end || end - from > digits) {
      return -1;
    }
    long value = 0;
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
