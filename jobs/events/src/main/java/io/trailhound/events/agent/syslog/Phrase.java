package io.trailhound.events.agent.syslog;

import io.trailhound.events.agent.EcsDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * A form of words that a program uses, and what it means. The form has slots: {@code <name>} is a
 * word, without spaces and not empty; {@code <name...>}, at most once, any text. Words before it
 * are looked for from the left and words behind it from the right: so a stranger who chooses the
 * text in it, as a user's name, cannot choose what stands around it. Reading takes time in
 * proportion to the text.
 *
 * <p>A slot's name is a path of ECS or short for one; {@code <_>} is left out.
 */
final class Phrase {
  private final Action action;
  private final String outcome;
  private final String reason;
  private final String user;
  private final String form;

  /** The text around the slots: one more than there are slots. */
  private final List<String> literals = new ArrayList<>();

  private final List<String> slots = new ArrayList<>();

  /** The slot that takes any text; behind the last when there is none. */
  private final int free;

  private Phrase(Action action, String outcome, String reason, String user, String form) {
    this.action = action;
    this.outcome = outcome;
    this.reason = reason;
    this.user = user;
    this.form = form;
    int anyText = -1;
    int from = 0;
    for (int open = form.indexOf('<'); open >= 0; open = form.indexOf('<', from)) {
      int close = form.indexOf('>', open);
      String slot = form.substring(open + 1, close);
      if (slot.endsWith("...")) {
        anyText = slots.size();
        slot = slot.substring(0, slot.length() - 3);
      }
      literals.add(form.substring(from, open));
      slots.add(slot);
      from = close + 1;
    }
    literals.add(form.substring(from));
    free = anyText < 0 ? slots.size() : anyText;
  }

  /** A phrase that says neither success nor failure. */
  static Phrase says(Action action, String form) {
    return new Phrase(action, "", "", "", form);
  }

  /** A phrase of success. */
  static Phrase success(Action action, String form) {
    return new Phrase(action, "success", "", "", form);
  }

  /** A phrase of failure. */
  static Phrase failure(Action action, String form) {
    return new Phrase(action, "failure", "", "", form);
  }

  /** A phrase of failure for a reason, where the form has no slot for it. */
  static Phrase failure(Action action, String form, String reason) {
    return new Phrase(action, "failure", reason, "", form);
  }

  /** This phrase, about a user whom it does not name. */
  Phrase of(String whom) {
    return new Phrase(action, outcome, reason, whom, form);
  }

  /** Reads a text by the first phrase whose form it has; false when there is none. */
  static boolean readAny(List<Phrase> phrases, String text, EcsDocument document) {
    for (Phrase phrase : phrases) {
      if (phrase.read(text, document)) {
        return true;
      }
    }
    return false;
  }

  /** Puts what a text says, or returns false and leaves the document when its form is another. */
  boolean read(String text, EcsDocument document) {
    if (!text.startsWith(literals.get(0)) || !text.endsWith(literals.get(slots.size()))) {
      return false;
    }
    String[] values = values(text);
    if (values.length != slots.size()) {
      return false;
    }
    action.put(document);
    document.put("event.outcome", outcome);
    document.put("event.reason", reason);
    document.put("user.name", user);
    for (int i = 0; i < values.length; i++) {
      Slots.put(document, slots.get(i), values[i]);
    }
    return true;
  }

  /** The slots' values, or a list of another length when the text has another form. */
  private String[] values(String text) {
    String[] none = new String[slots.size() + 1];
    String[] values = new String[slots.size()];
    int left = literals.get(0).length();
    for (int i = 0; i < free; i++) {
      String behind = literals.get(i + 1);
      boolean last = i + 1 == slots.size();
      int end = last ? text.length() - behind.length() : text.indexOf(behind, left);
      if (end < left || !Slots.isWord(slots.get(i), text, left, end)) {
        return none;
      }
      values[i] = text.substring(left, end);
      left = end + behind.length();
    }
    int right = text.length() - literals.get(slots.size()).length();
    for (int i = slots.size() - 1; i > free; i--) {
      String before = literals.get(i);
      int at = text.lastIndexOf(before, right - before.length());
      int start = at + before.length();
      if (at < left || !Slots.isWord(slots.get(i), text, start, right)) {
        return none;
      }
      values[i] = text.substring(start, right);
      right = at;
    }
    if (free < slots.size()) {
      if (right < left) {
        return none;
      }
      values[free] = text.substring(left, right);
    } else if (slots.isEmpty() && text.length() != left) {
      return none;
    }
    return values;
  }
}
