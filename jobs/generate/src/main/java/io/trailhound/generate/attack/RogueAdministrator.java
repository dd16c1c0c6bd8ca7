package io.trailhound.generate.attack;

import static io.trailhound.generate.call.IdentityCalls.ATTACH_USER_POLICY;
import static io.trailhound.generate.call.IdentityCalls.CREATE_ACCESS_KEY;
import static io.trailhound.generate.call.IdentityCalls.CREATE_LOGIN_PROFILE;
import static io.trailhound.generate.call.IdentityCalls.CREATE_USER;
import static io.trailhound.generate.call.IdentityCalls.GET_CALLER_IDENTITY;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.Map;

/** From the leaked key to another user's rights, and from there to an administrator of its own. */
final class RogueAdministrator {

  static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

  private RogueAdministrator() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where leaked = new Where(victim.main(), credentials.leaked);
    Where second = new Where(victim.main(), credentials.second);
    Where rogue = new Where(victim.main(), credentials.rogue);
    Map<Blank, String> user = Map.of(Blank.USER, victim.rogue());
    script.attack("rogue-administrator", minutes);
    script.pauses(15, 75);
    script.step(
        leaked,
        "key-for-another-user",
        "T1098.001",
        CREATE_ACCESS_KEY,
        Map.of(Blank.USER, victim.second(), Blank.KEY_ID, credentials.second.keyId()));
    script.step(second, "try-second-key", "T1078.004", GET_CALLER_IDENTITY);
    script.pauses(60, 200);
    script.step(
        second,
        "create-user",
        "T1136.003",
        CREATE_USER,
        Map.of(Blank.USER, victim.rogue(), Blank.UNIQUE_ID, credentials.rogueId));
    script.pauses(10, 40);
    script.step(
        second,
        "attach-administrator",
        "T1098.003",
        ATTACH_USER_POLICY,
        Map.of(Blank.USER, victim.rogue(), Blank.POLICY, ADMINISTRATOR));
    script.step(
        second,
        "key-for-rogue-user",
        "T1098.001",
        CREATE_ACCESS_KEY,
        Map.of(Blank.USER, victim.rogue(), Blank.KEY_ID, credentials.rogue.keyId()));
    script.step(second, "login-profile", "T1098.001", CREATE_LOGIN_PROFILE, user);
    script.step(rogue, "try-rogue-key", "T1078.004", GET_CALLER_IDENTITY);
  }
}
