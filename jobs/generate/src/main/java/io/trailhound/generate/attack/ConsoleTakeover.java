package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCES;
import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCE_ATTRIBUTE;
import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_SECURITY_GROUPS;
import static io.trailhound.generate.call.IdentityCalls.CONSOLE_LOGIN;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Session;
import java.util.List;
import java.util.Map;

/** The new user signs in to the console without a second factor and reads instances' user data. */
final class ConsoleTakeover {

  private ConsoleTakeover() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Session signing =
        credentials.browser(
            Identities.signingInUser(victim.account(), victim.rogue(), credentials.rogueId),
            Session.Kind.CLIENT);
    Where door = new Where(victim.main(), signing);
    script.attack("console-takeover", minutes);
    script.pauses(8, 30);
    script.add(
        door,
        "mistyped-password",
        "T1078.004",
        CONSOLE_LOGIN,
        new Fault("", "Failed authentication"),
        Map.of(Blank.LOGIN, "Failure", Blank.MFA, "No"));
    script.step(
        door,
        "sign-in-without-mfa",
        "T1078.004",
        CONSOLE_LOGIN,
        Map.of(Blank.LOGIN, "Success", Blank.MFA, "No"));
    Session inside =
        credentials.browser(
            Identities.signedInUser(
                victim.account(),
                victim.rogue(),
                credentials.rogueId,
                Names.sessionKey(script.stream()),
                script.now(),
                false),
            Session.Kind.CONSOLE);
    Where console = new Where(victim.main(), inside);
    script.step(console, "look-at-instances", "T1580", DESCRIBE_INSTANCES);
    script.step(console, "look-at-firewalls", "T1580", DESCRIBE_SECURITY_GROUPS);
    script.pauses(6, 45);
    List<String> instances = victim.main().inventory().all(Blank.INSTANCE);
    for (String instance : instances.subList(0, Math.min(6, instances.size()))) {
      script.step(
          console,
          "read-user-data",
          "T1552.005",
          DESCRIBE_INSTANCE_ATTRIBUTE,
          Map.of(Blank.INSTANCE, instance));
    }
  }
}
