package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.*;
import static io.trailhound.events.agent.syslog.Phrase.failure;
import static io.trailhound.events.agent.syslog.Phrase.says;
import static io.trailhound.events.agent.syslog.Phrase.success;

import java.util.List;

/** What su, login, logind and polkit say: of util-linux, of shadow and of systemd. */
final class LoginPhrases {
  static final List<Phrase> SWITCH =
      List.of(
          success(SU, "(to <effective>) <user> on <_>"),
          failure(SU, "FAILED SU (to <effective>) <user> on <_>"),
          success(SU, "Successful su for <effective> by <user>"),
          failure(SU, "FAILED su for <effective> by <user>"),
          success(SU, "+ <_> <user>:<effective>"),
          failure(SU, "- <_> <user>:<effective>"),
          failure(SU, "BAD SU <user> to <effective> on <_>"),
          failure(SU, "pam_authenticate: <reason...>"));

  /** At a console or by telnet; the user's name is a stranger's text where the login failed. */
  static final List<Phrase> CONSOLE =
      List.of(
          failure(
              LOGIN, "FAILED LOGIN (<number>) on '<_>' from '<address>' FOR '<user...>', <_> <_>"),
          failure(LOGIN, "FAILED LOGIN (<number>) on '<_>' FOR '<user...>', <_> <_>"),
          failure(
              LOGIN,
              "FAILED LOGIN (<number>) on '<_>' FOR '<user...>', User not known"
                  + " to the underlying authentication module"),
          failure(LOGIN, "FAILED LOGIN <number> FROM <address> FOR <user...>, <_> <_>"),
          failure(LOGIN, "TOO MANY LOGIN TRIES (<number>) on '<_>' FOR '<user...>'<_...>"),
          failure(LOGIN, "TOO MANY LOGIN TRIES (<number>) FROM <address> FOR <user...>, <_> <_>"),
          success(LOGIN, "LOGIN ON <_> BY <user> FROM <address>"),
          success(LOGIN, "LOGIN ON <_> BY <user>"),
          rootLogin("ROOT LOGIN ON <_> FROM <address>"),
          rootLogin("ROOT LOGIN ON <_>"),
          rootLogin("ROOT LOGIN  on '<_>' from '<address>'"),
          rootLogin("ROOT LOGIN  on '<_>'"),
          success(LOGIN, "DIALUP AT <_> BY <user>"));

  static final List<Phrase> LOGIND =
      List.of(
          success(LOGIN_SESSION_STARTED, "New session <_> of user '<user>' with <_...>"),
          success(LOGIN_SESSION_STARTED, "New session <_> of user <user>."),
          says(LOGIN_SESSION_ENDED, "Session <_> logged out. <_...>"),
          says(LOGIN_SESSION_ENDED, "Removed session <_>."),
          says(HOST_SHUTDOWN, "System is powering down<_...>"),
          says(HOST_SHUTDOWN, "System is rebooting<_...>"),
          says(HOST_SHUTDOWN, "The system will power off<_...>"),
          says(HOST_SHUTDOWN, "The system will reboot<_...>"));

  /** The command is behind all that a user may have named. */
  static final List<Phrase> POLKIT =
      List.of(
          success(
              PKEXEC_COMMAND,
              "<user>: Executing command [USER=<effective>] [TTY=<_>]"
                  + " [CWD=<process.working_directory>] [COMMAND=<command...>]"),
          failure(
              PKEXEC_COMMAND,
              "<user>: Error executing command as another user: Not authorized"
                  + " [USER=<effective>] [TTY=<_>] [CWD=<process.working_directory>]"
                  + " [COMMAND=<command...>]",
              "not authorized"),
          success(
              POLKIT_AUTHORIZATION,
              "Operator of <_> successfully authenticated as unix-user:<user> to gain"
                  + " <_> authorization for action <polkit.action> for <_...>"),
          failure(
              POLKIT_AUTHORIZATION,
              "Operator of <_> FAILED to authenticate to gain authorization for action"
                  + " <polkit.action> for <_...> (owned by unix-user:<user>)"));

  private LoginPhrases() {}

  private static Phrase rootLogin(String form) {
    return success(LOGIN, form).of("root");
  }
}
