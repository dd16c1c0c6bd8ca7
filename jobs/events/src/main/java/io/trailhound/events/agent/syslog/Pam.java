package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.PAM_ACCOUNT_DENIED;
import static io.trailhound.events.agent.syslog.Action.PAM_ACCOUNT_LOCKED;
import static io.trailhound.events.agent.syslog.Action.PAM_AUTHENTICATION;
import static io.trailhound.events.agent.syslog.Action.PAM_MESSAGE;
import static io.trailhound.events.agent.syslog.Action.PAM_RETRIES_IGNORED;
import static io.trailhound.events.agent.syslog.Action.PAM_USER_UNKNOWN;
import static io.trailhound.events.agent.syslog.Action.PASSWORD_CHANGED;
import static io.trailhound.events.agent.syslog.Action.SESSION_CLOSED;
import static io.trailhound.events.agent.syslog.Action.SESSION_OPENED;
import static io.trailhound.events.agent.syslog.Phrase.failure;
import static io.trailhound.events.agent.syslog.Phrase.says;
import static io.trailhound.events.agent.syslog.Phrase.success;

import io.trailhound.events.agent.Addresses;
import io.trailhound.events.agent.EcsDocument;
import java.util.List;
import java.util.Set;

/**
 * What PAM's modules say in the name of the program that calls them: {@code pam_unix(sshd:session):
 * session opened for user alice(uid=1000) by (uid=0)}. Module and service go to {@code pam.module}
 * and {@code pam.service}.
 */
final class Pam {
  /** Services by which a user becomes another. */
  private static final Set<String> SWITCHES =
      Set.of("su", "su-l", "sudo", "sudo-i", "runuser", "runuser-l", "polkit-1");

  private static final String MORE = " more authentication failure";

  private static final List<Phrase> SWITCHED =
      List.of(
          success(
              SESSION_OPENED, "session opened for user <effective>(uid=<_>) by <user>(uid=<uid>)"),
          success(SESSION_OPENED, "session opened for user <effective>(uid=<_>) by (uid=<uid>)"),
          success(SESSION_OPENED, "session opened for user <effective> by <user>(uid=<uid>)"),
          success(SESSION_OPENED, "session opened for user <effective> by (uid=<uid>)"),
          says(SESSION_CLOSED, "session closed for user <effective...>"));

  private static final List<Phrase> PHRASES =
      List.of(
          success(SESSION_OPENED, "session opened for user <user>(uid=<uid>) by <_>"),
          success(SESSION_OPENED, "session opened for user <user...> by <_>"),
          says(SESSION_CLOSED, "session closed for user <user...>"),
          failure(PAM_USER_UNKNOWN, "check pass; user unknown", "user unknown"),
          failure(PAM_AUTHENTICATION, "auth could not identify password for [<user...>]"),
          failure(PAM_AUTHENTICATION, "password check failed for user (<user...>)"),
          failure(PAM_AUTHENTICATION, "conversation failed", "conversation failed"),
          failure(
              PAM_ACCOUNT_LOCKED,
              "Consecutive login failures for user <user...> account temporarily locked",
              "too many failures"),
          failure(PAM_ACCOUNT_DENIED, "account <user> has expired (<reason...>)"),
          failure(PAM_ACCOUNT_DENIED, "expired password for user <user> (<reason...>)"),
          failure(PAM_ACCOUNT_DENIED, "access denied for user `<user...>' from `<address>'"),
          failure(PAM_ACCOUNT_DENIED, "Refused user <user...> for service <_>"),
          says(PAM_MESSAGE, "requirement \"<reason...>\" not met by user \"<user>\""),
          success(PASSWORD_CHANGED, "password changed for <target...>"));

  private static final Phrase RETRIES =
      says(PAM_RETRIES_IGNORED, "PAM service(<pam.service>) ignoring max retries; <reason...>");

  private Pam() {}

  /**
   * Reads a message, when it is of PAM; the service is the program's where PAM does not say.
   *
   * @return false when it is not
   */
  static boolean read(SyslogMessage message, EcsDocument document) {
    String text = message.text();
    if (text.startsWith("pam_")) {
      int open = text.indexOf('(');
      int close = text.indexOf("): ", open + 1);
      if (open < 0 || close < 0 || text.lastIndexOf(' ', close) >= 0) {
        return false;
      }
      String service = text.substring(open + 1, close);
      int colon = service.indexOf(':');
      read(
          document,
          text.substring(0, open),
          colon < 0 ? service : service.substring(0, colon),
          text.substring(close + 3));
      return true;
    }
    if (text.startsWith("PAM ")) {
      return RETRIES.read(text, document) || failures(text.substring(4), document);
    }
    // As it was before PAM 0.99: sshd(pam_unix)[7]: session closed for user alice
    String program = message.program();
    int open = program.indexOf("(pam_");
    if (open <= 0 || !program.endsWith(")")) {
      return false;
    }
    read(
        document,
        program.substring(open + 1, program.length() - 1),
        program.substring(0, open),
        text);
    return true;
  }

  /** Reads what a helper of PAM says in its own name, as unix_chkpwd does. */
  static boolean readText(String text, EcsDocument document) {
    return failures(text, document) || Phrase.readAny(PHRASES, text, document);
  }

  private static void read(EcsDocument document, String module, String service, String text) {
    document.put("pam.module", module);
    document.put("pam.service", service);
    boolean switches = SWITCHES.contains(service);
    if ((switches && Phrase.readAny(SWITCHED, text, document)) || readText(text, document)) {
      return;
    }
    PAM_MESSAGE.put(document);
  }

  /**
   * {@code [N more ]authentication failure[s]; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1
   * user=root}: the user's name is last, and may have been chosen by a stranger.
   */
  private static boolean failures(String text, EcsDocument document) {
    int semicolon = text.indexOf("; logname=");
    if (semicolon < 0) {
      return false;
    }
    String head = text.substring(0, semicolon);
    int more = head.indexOf(MORE);
    if (!head.equals("authentication failure") && more < 0) {
      return false;
    }
    PAM_AUTHENTICATION.put(document);
    document.put("event.outcome", "failure");
    if (more >= 0) {
      document.put("pam.failures", head.substring(0, more));
    }
    int ruser = text.indexOf(" ruser=", semicolon);
    int rhost = text.indexOf(" rhost=", Math.max(ruser, semicolon));
    int userAt = text.indexOf(" user=", Math.max(rhost, semicolon));
    String user = userAt < 0 ? "" : text.substring(userAt + 6);
    String caller = ruser < 0 || rhost < 0 ? "" : text.substring(ruser + 7, rhost);
    if (caller.isEmpty() || caller.equals(user)) {
      document.put("user.name", user);
    } else {
      document.put("user.name", caller);
      document.put("user.effective.name", user);
    }
    if (rhost >= 0) {
      int end = text.indexOf(' ', rhost + 7);
      Addresses.put(document, "source", text.substring(rhost + 7, end < 0 ? text.length() : end));
    }
    return true;
  }
}
