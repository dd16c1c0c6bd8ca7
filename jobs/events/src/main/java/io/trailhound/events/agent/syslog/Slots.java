package io.trailhound.events.agent.syslog;

import io.trailhound.events.agent.Addresses;
import io.trailhound.events.agent.EcsDocument;

/** Where the slots of {@link Phrase} go in an event. */
final class Slots {
  private Slots() {}

  /** Whether a part of a text may stand in a slot that takes a word. */
  static boolean isWord(String slot, String text, int from, int end) {
    return switch (slot) {
      case "port" -> isNumber(text, from, end, 5);
      case "uid", "number" -> isNumber(text, from, end, 10);
      default -> from < end && noSpace(text, from, end);
    };
  }

  /** Puts a slot's value. */
  static void put(EcsDocument document, String slot, String value) {
    switch (slot) {
      case "_", "number" -> {}
      case "user" -> document.put("user.name", value);
      case "uid" -> document.put("user.id", value);
      case "effective" -> document.put("user.effective.name", value);
      case "target" -> document.put("user.target.name", value);
      case "group" -> document.put("group.name", value);
      case "reason" -> document.put("event.reason", value);
      case "command" -> document.put("process.command_line", value);
      case "address" -> Addresses.put(document, "source", value);
      case "port" -> document.put("source.port", Long.parseLong(value));
      default -> document.put(slot, value);
    }
  }

  private static boolean isNumber(String text, int from, int end, int digits) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < end && end - from <= digits;
  }

  private static boolean noSpace(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (text.charAt(i) == ' ') {
        return false;
      }
    }
    return true;
  }
}
