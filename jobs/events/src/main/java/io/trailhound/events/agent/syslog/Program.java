package io.trailhound.events.agent.syslog;

import io.trailhound.events.agent.EcsDocument;

/** Reads what one program, or a family of them, says in syslog. Stateless. */
interface Program {
  /** Whether a message is of this program. */
  boolean wrote(SyslogMessage message);

  /** Puts the dataset and what the message says; the host and the process are there already. */
  void read(SyslogMessage message, EcsDocument document);
}
