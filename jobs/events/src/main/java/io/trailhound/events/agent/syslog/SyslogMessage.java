package io.trailhound.events.agent.syslog;

/**
 * A line of syslog, taken apart.
 *
 * @param priority facility times 8 plus severity, or -1 where the line does not say
 * @param epochMillis when it happened, or {@link #NO_TIME} where the line does not say
 * @param host the machine; empty where the line does not say
 * @param program the program's name, without folders and process id
 * @param pid the process id, or -1
 * @param text what the program said
 */
record SyslogMessage(
    int priority, long epochMillis, String host, String program, int pid, String text) {
  /** No time. */
  static final long NO_TIME = Long.MIN_VALUE + 1;

  /** The same with another text. */
  SyslogMessage saying(String other) {
    return new SyslogMessage(priority, epochMillis, host, program, pid, other);
  }
}
