package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.SUDO_AUTHENTICATION;
import static io.trailhound.events.agent.syslog.Action.SUDO_COMMAND;
import static io.trailhound.events.agent.syslog.Action.SUDO_COMMAND_CONTINUED;
import static io.trailhound.events.agent.syslog.Action.SUDO_DENIED;
import static io.trailhound.events.agent.syslog.Action.SUDO_MESSAGE;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;
import java.util.Set;

/**
 * sudo: {@code alice : [REASON ; ]TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls}. The
 * command is all behind the first {@code COMMAND=}: so whatever a user puts into a folder's name or
 * an argument, nothing of the true command is hidden.
 */
final class Sudo implements Program {
  private static final String CONTINUED = "(command continued) ";
  private static final String BETWEEN = " ; ";
  private static final Set<String> NAMES =
      Set.of("HOST", "TTY", "CHROOT", "PWD", "USER", "GROUP", "TSID", "ENV", "COMMAND");

  @Override
  public boolean wrote(SyslogMessage message) {
    return message.program().equals("sudo") || message.program().equals("sudoedit");
  }

  @Override
  public void read(SyslogMessage message, EcsDocument document) {
    document.dataset(Dataset.SUDO);
    if (Pam.read(message, document)) {
      return;
    }
    String text = message.text().stripLeading();
    int colon = text.indexOf(" : ");
    if (colon <= 0) {
      SUDO_MESSAGE.put(document);
      document.put("event.reason", text);
      return;
    }
    document.put("user.name", text.substring(0, colon));
    String said = text.substring(colon + 3);
    if (said.startsWith(CONTINUED)) {
      SUDO_COMMAND_CONTINUED.put(document);
      document.put("process.command_line", said.substring(CONTINUED.length()));
      return;
    }
    String reason = fields(said, document);
    judge(reason, document);
  }

  /** Puts what the fields say and returns the text before them. */
  private static String fields(String said, EcsDocument document) {
    String reason = "";
    int at = 0;
    while (at < said.length()) {
      int next = said.indexOf(BETWEEN, at);
      int end = next < 0 ? said.length() : next;
      int equals = said.indexOf('=', at);
      String name = equals < 0 || equals > end ? "" : said.substring(at, equals);
      if (name.equals("COMMAND")) {
        command(said.substring(equals + 1), document);
        return reason;
      }
      if (NAMES.contains(name)) {
        field(name, said.substring(equals + 1, end), document);
      } else if (reason.isEmpty()) {
        reason = said.substring(at, end);
      }
      at = end + BETWEEN.length();
    }
    return reason;
  }

  private static void field(String name, String value, EcsDocument document) {
    switch (name) {
      case "TTY" -> document.put("sudo.tty", value);
      case "PWD" -> document.put("process.working_directory", value);
      case "USER" -> document.put("user.effective.name", value);
      case "GROUP" -> document.put("group.name", value);
      case "ENV" -> document.put("sudo.env", value);
      default -> {}
    }
  }

  private static void command(String command, EcsDocument document) {
    document.put("process.command_line", command);
    int space = command.indexOf(' ');
    String executable = space < 0 ? command : command.substring(0, space);
    document.put("process.executable", executable.startsWith("/") ? executable : null);
  }

  private static void judge(String reason, EcsDocument document) {
    document.put("event.reason", reason);
    boolean command = document.has("process.command_line");
    if (reason.isEmpty()) {
      (command ? SUDO_COMMAND : SUDO_MESSAGE).put(document);
      document.put("event.outcome", command ? "success" : null);
      return;
    }
    int attempts = reason.indexOf(" incorrect password attempt");
    if (attempts > 0) {
      document.put("sudo.attempts", reason.substring(0, attempts));
    }
    boolean password = attempts > 0 || reason.equals("a password is required");
    boolean denied = reason.contains("NOT ") || reason.startsWith("command not allowed");
    (password ? SUDO_AUTHENTICATION : denied ? SUDO_DENIED : SUDO_MESSAGE).put(document);
    document.put("event.outcome", password || denied || command ? "failure" : null);
  }
}
