package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCE_INFORMATION;
import static io.trailhound.generate.call.ComputeCalls.SEND_COMMAND;
import static io.trailhound.generate.call.ComputeCalls.START_SESSION;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.List;
import java.util.Map;

/** A shell on some instances through Systems Manager. */
final class HostAccess {

  private HostAccess() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.main(), credentials.rogue);
    script.attack("host-access", minutes);
    script.pauses(15, 80);
    script.step(where, "list-hosts", "T1580", DESCRIBE_INSTANCE_INFORMATION);
    List<String> instances = victim.main().inventory().all(Blank.INSTANCE);
    for (String instance : instances.subList(0, Math.min(2, instances.size()))) {
      script.step(
          where, "start-session", "T1021.008", START_SESSION, Map.of(Blank.INSTANCE, instance));
    }
    script.step(
        where,
        "run-command",
        "T1651",
        SEND_COMMAND,
        Map.of(Blank.INSTANCE, instances.get(0), Blank.COMMAND, "AWS-RunShellScript"));
  }
}
