package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.SSH_ERROR;
import static io.trailhound.events.agent.syslog.Action.SSH_MESSAGE;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;

/** OpenSSH's daemon; since 9.8 its sessions are a program of their own. */
final class Sshd implements Program {
  private static final String BEFORE_LOGIN = " [preauth]";
  private static final String KEY = " ssh2: ";

  @Override
  public boolean wrote(SyslogMessage message) {
    return switch (message.program()) {
      case "sshd", "sshd-session", "sshd-auth", "sshd(pam_unix)" -> true;
      default -> false;
    };
  }

  @Override
  public void read(SyslogMessage message, EcsDocument document) {
    document.dataset(Dataset.SSHD);
    if (Pam.read(message, document)) {
      return;
    }
    String text = message.text();
    if (text.endsWith(BEFORE_LOGIN)) {
      text = text.substring(0, text.length() - BEFORE_LOGIN.length());
    }
    boolean error = text.startsWith("error: ") || text.startsWith("fatal: ");
    if (error) {
      text = text.substring(7);
    }
    // A stranger's name may hold these words too: what stands last is sshd's own.
    boolean keyed = text.startsWith("Failed ") && !text.endsWith(" ssh2");
    int key = keyed ? text.lastIndexOf(KEY) : -1;
    if (key >= 0) {
      document.put("sshd.key", text.substring(key + KEY.length()));
      text = text.substring(0, key + KEY.length() - 2);
    }
    if (Phrase.readAny(SshdPhrases.ALL, text, document)) {
      return;
    }
    (error ? SSH_ERROR : SSH_MESSAGE).put(document);
    document.put("event.reason", error ? text : null);
  }
}
