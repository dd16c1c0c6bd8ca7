package io.trailhound.events.agent.syslog;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What else writes to the log of authentication: su, login, logind, polkit, the account tools, and
 * PAM in whatever other program's name.
 */
final class Auth implements Program {
  /** What each program says, besides what PAM says in its name. */
  private static final Map<String, List<Phrase>> PROGRAMS = programs();

  private static Map<String, List<Phrase>> programs() {
    Map<String, List<Phrase>> programs = new HashMap<>();
    put(programs, LoginPhrases.SWITCH, "su", "su-l", "runuser");
    put(programs, LoginPhrases.CONSOLE, "login", "remote");
    put(programs, LoginPhrases.LOGIND, "systemd-logind", "elogind", "elogind-daemon");
    put(programs, LoginPhrases.POLKIT, "polkitd", "polkit-agent-helper-1", "pkexec");
    put(programs, AccountPhrases.ALL, "useradd", "adduser", "usermod", "userdel", "deluser");
    put(programs, AccountPhrases.ALL, "groupadd", "addgroup", "groupmod", "groupdel", "gpasswd");
    put(programs, AccountPhrases.ALL, "passwd", "chpasswd", "chage", "chsh", "chfn", "newusers");
    put(programs, List.of(), "unix_chkpwd", "newgrp", "sg", "gdm-password]", "sulogin", "vlock");
    return Map.copyOf(programs);
  }

  private static void put(
      Map<String, List<Phrase>> programs, List<Phrase> phrases, String... names) {
    for (String name : names) {
      programs.put(name, phrases);
    }
  }

  @Override
  public boolean wrote(SyslogMessage message) {
    return PROGRAMS.containsKey(message.program())
        || message.text().startsWith("pam_")
        || message.program().endsWith("(pam_unix)");
  }

  @Override
  public void read(SyslogMessage message, EcsDocument document) {
    document.dataset(Dataset.AUTH);
    if (Pam.read(message, document)) {
      return;
    }
    List<Phrase> phrases = PROGRAMS.getOrDefault(message.program(), List.of());
    if (!Phrase.readAny(phrases, message.text(), document)
        && !Pam.readText(message.text(), document)) {
      Action.AUTH_MESSAGE.put(document);
    }
  }
}
