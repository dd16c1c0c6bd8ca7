package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.*;
import static io.trailhound.events.agent.syslog.Phrase.failure;
import static io.trailhound.events.agent.syslog.Phrase.says;
import static io.trailhound.events.agent.syslog.Phrase.success;

import java.util.List;
import java.util.stream.Stream;

/**
 * What OpenSSH's daemon says, without {@code [preauth]}, {@code error:} and {@code fatal:}. A user
 * who got in has a name that the system knows; any other name is a stranger's text.
 */
final class SshdPhrases {
  private static final List<Phrase> LOGINS =
      List.of(
          success(SSH_LOGIN, "Accepted <sshd.method> for <user> from <address> port <port> ssh2"),
          success(
              SSH_LOGIN,
              "Accepted <sshd.method> for <user> from <address> port <port> ssh2: <sshd.key...>"),
          failure(
              SSH_LOGIN,
              "Failed <sshd.method> for invalid user <user...> from <address> port <port> ssh2",
              "invalid user"),
          failure(
              SSH_LOGIN,
              "Failed <sshd.method> for illegal user <user...> from <address> port <port> ssh2",
              "invalid user"),
          failure(SSH_LOGIN, "Failed <sshd.method> for <user...> from <address> port <port> ssh2"),
          says(
              SSH_LOGIN_POSTPONED,
              "Postponed <sshd.method> for <user...> from <address> port <port> ssh2"),
          says(
              SSH_LOGIN_POSTPONED,
              "Partial <sshd.method> for <user...> from <address> port <port> ssh2"),
          failure(
              SSH_INVALID_USER,
              "Invalid user <user...> from <address> port <port>",
              "invalid user"),
          failure(SSH_INVALID_USER, "Invalid user <user...> from <address>", "invalid user"),
          failure(SSH_INVALID_USER, "Illegal user <user...> from <address>", "invalid user"),
          failure(
              SSH_INVALID_USER, "input_userauth_request: invalid user <user...>", "invalid user"),
          failure(SSH_USER_DENIED, "User <user> from <address> not allowed because <reason...>"),
          failure(SSH_USER_DENIED, "User <user> not allowed because <reason...>"),
          failure(
                  SSH_USER_DENIED,
                  "ROOT LOGIN REFUSED FROM <address> port <port>",
                  "root login refused")
              .of("root"),
          failure(SSH_USER_DENIED, "ROOT LOGIN REFUSED FROM <address>", "root login refused")
              .of("root"),
          failure(SSH_USER_DENIED, "Authentication refused: <reason...>"),
          failure(
              SSH_LOGIN,
              "PAM: Authentication failure for illegal user <user...> from <address>",
              "invalid user"),
          failure(SSH_LOGIN, "PAM: Authentication failure for <user...> from <address>"));

  private static final List<Phrase> FAILURES =
      List.of(
          failure(
              SSH_TOO_MANY_FAILURES,
              "maximum authentication attempts exceeded for invalid user <user...> from <address>"
                  + " port <port> ssh2",
              "invalid user"),
          failure(
              SSH_TOO_MANY_FAILURES,
              "maximum authentication attempts exceeded for <user...> from <address> port <port>"
                  + " ssh2"),
          failure(
              SSH_TOO_MANY_FAILURES,
              "Disconnecting authenticating user <user...> <address> port <port>: Too many"
                  + " authentication failures"),
          failure(
              SSH_TOO_MANY_FAILURES,
              "Disconnecting invalid user <user...> <address> port <port>: Too many"
                  + " authentication failures",
              "invalid user"),
          failure(
              SSH_TOO_MANY_FAILURES,
              "Disconnecting: Too many authentication failures for <user...>"),
          failure(SSH_TOO_MANY_FAILURES, "Disconnecting: Too many authentication failures"),
          failure(SSH_TOO_MANY_FAILURES, "Too many authentication failures for <user...>"),
          failure(
              SSH_TIMED_OUT,
              "Timeout before authentication for connection from <address> to <_>, pid = <_>",
              "timeout before authentication"),
          failure(
              SSH_TIMED_OUT,
              "Timeout before authentication for <address> port <port>",
              "timeout before authentication"),
          failure(
              SSH_TIMED_OUT,
              "Timeout before authentication for <address>",
              "timeout before authentication"),
          failure(
              SSH_NEGOTIATION_FAILED,
              "Unable to negotiate with <address> port <port>: <reason...>"),
          failure(SSH_NEGOTIATION_FAILED, "Unable to negotiate with <address>: <reason...>"));

  private static final List<Phrase> CONNECTIONS =
      List.of(
          says(
              SSH_CONNECTED,
              "Connection from <address> port <port> on <_> port <_> rdomain <_...>"),
          says(SSH_CONNECTED, "Connection from <address> port <port> on <_> port <_>"),
          says(SSH_CONNECTED, "Connection from <address> port <port>"),
          disconnected("Connection closed by authenticating user <user...> <address> port <port>"),
          disconnected("Connection closed by invalid user <user...> <address> port <port>"),
          disconnected("Connection closed by user <user...> <address> port <port>"),
          disconnected("Connection closed by <address> port <port>"),
          disconnected("Connection closed by <address>"),
          disconnected("Connection reset by authenticating user <user...> <address> port <port>"),
          disconnected("Connection reset by invalid user <user...> <address> port <port>"),
          disconnected("Connection reset by user <user...> <address> port <port>"),
          disconnected("Connection reset by <address> port <port>"),
          disconnected("Connection reset by <address>"),
          disconnected("Disconnected from authenticating user <user...> <address> port <port>"),
          disconnected("Disconnected from invalid user <user...> <address> port <port>"),
          disconnected("Disconnected from user <user...> <address> port <port>"),
          disconnected("Disconnected from <address> port <port>"),
          disconnected("Disconnected from <address>"),
          disconnected("Closing connection to <address> port <port>"),
          disconnected("Read error from remote host <address> port <port>: <reason...>"),
          disconnected("Read error from remote host <address>: <reason...>"),
          disconnected(
              "ssh_dispatch_run_fatal: Connection from user <user> <address> port <port>:"
                  + " <reason...>"),
          disconnected(
              "ssh_dispatch_run_fatal: Connection from authenticating user <user> <address> port"
                  + " <port>: <reason...>"),
          disconnected(
              "ssh_dispatch_run_fatal: Connection from <address> port <port>: <reason...>"),
          says(
              SSH_DISCONNECT_RECEIVED,
              "Received disconnect from <address> port <port>:<number>: <reason...>"),
          says(
              SSH_DISCONNECT_RECEIVED, "Received disconnect from <address>: <number>: <reason...>"),
          says(
              SSH_NOT_IDENTIFIED,
              "Did not receive identification string from <address> port <port>"),
          says(SSH_NOT_IDENTIFIED, "Did not receive identification string from <address>"),
          failure(
              SSH_NOT_IDENTIFIED,
              "Bad protocol version identification '<sshd.identification...>' from <address> port"
                  + " <port>"),
          failure(
              SSH_NOT_IDENTIFIED,
              "Bad protocol version identification '<sshd.identification...>' from <address>"),
          failure(
              SSH_NOT_IDENTIFIED,
              "banner exchange: Connection from <address> port <port>: <reason...>"),
          failure(SSH_NOT_IDENTIFIED, "kex_exchange_identification: <reason...>"),
          failure(
              SSH_CONNECTION_DROPPED,
              "drop connection #<_> from [<address>]:<port> on [<_>]:<_> <reason...>"));

  private static final List<Phrase> OTHERS =
      List.of(
          says(
              SSH_REVERSE_MAPPING_FAILED,
              "reverse mapping checking getaddrinfo for <source.domain> [<address>] failed<_...>"),
          says(
              SSH_REVERSE_MAPPING_FAILED,
              "Address <address> maps to <source.domain>, but this does not map back to the"
                  + " address<_...>"),
          says(
              SSH_REVERSE_MAPPING_FAILED,
              "Nasty PTR record \"<source.domain>\" is set up for <address>, ignoring"),
          says(
              SSH_SESSION_STARTED,
              "Starting session: <sshd.session...> for <user> from <address> port <port> id <_>"),
          says(SSH_SESSION_ENDED, "Close session: user <user> from <address> port <port> id <_>"),
          says(SSH_SUBSYSTEM_REQUESTED, "subsystem request for <sshd.subsystem> by user <user...>"),
          says(SSH_SUBSYSTEM_REQUESTED, "subsystem request for <sshd.subsystem>"),
          says(SSH_SERVER_STARTED, "Server listening on <_> port <_...>"),
          says(SSH_SERVER_STOPPED, "Received signal <number>; terminating."));

  /** Every phrase; of those that fit a text the first counts. */
  static final List<Phrase> ALL =
      Stream.of(LOGINS, FAILURES, CONNECTIONS, OTHERS).flatMap(List::stream).toList();

  private SshdPhrases() {}

  private static Phrase disconnected(String form) {
    return says(SSH_DISCONNECTED, form);
  }
}
