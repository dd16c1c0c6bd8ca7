package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.TERMINATE_INSTANCES;
import static io.trailhound.generate.call.IdentityCalls.CONSOLE_LOGIN;
import static io.trailhound.generate.call.IdentityCalls.DELETE_LOGIN_PROFILE;
import static io.trailhound.generate.call.IdentityCalls.DETACH_USER_POLICY;
import static io.trailhound.generate.call.IdentityCalls.LIST_ACCESS_KEYS;
import static io.trailhound.generate.call.IdentityCalls.LIST_USERS;
import static io.trailhound.generate.call.IdentityCalls.UPDATE_ACCESS_KEY;
import static io.trailhound.generate.call.WatchCalls.LOOKUP_EVENTS;
import static io.trailhound.generate.call.WatchCalls.START_LOGGING;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Session;
import java.util.List;
import java.util.Map;

/**
 * The owner's answer, with the break-glass user: keys off, rights gone, trail on, miners stopped.
 */
final class Containment {

  private static final String USER = "break-glass";

  private Containment() {}

  static void play(
      Script script, Victim victim, List<Step> intrusion, String address, String agent) {
    String id = Names.uniqueId("AIDA", script.stream());
    Session signing =
        Identities.signingInUser(victim.account(), USER, id)
            .from(address, agent, Session.Kind.CLIENT);
    script.pauses(20, 90);
    plain(
        script,
        new Where(victim.main(), signing),
        CONSOLE_LOGIN,
        Map.of(Blank.LOGIN, "Success", Blank.MFA, "Yes"));
    Session inside =
        Identities.signedInUser(
                victim.account(), USER, id, Names.sessionKey(script.stream()), script.now(), true)
            .from(address, agent, Session.Kind.CONSOLE);
    Where where = new Where(victim.main(), inside);
    plain(script, where, LOOKUP_EVENTS, Map.of());
    plain(script, where, LIST_USERS, Map.of());
    for (Session stolen : stolen(intrusion)) {
      Map<Blank, String> key = Map.of(Blank.USER, stolen.name(), Blank.GRANTEE, stolen.keyId());
      plain(script, where, LIST_ACCESS_KEYS, key);
      plain(script, where, UPDATE_ACCESS_KEY, key);
    }
    Map<Blank, String> rogue =
        Map.of(Blank.USER, victim.rogue(), Blank.POLICY, RogueAdministrator.ADMINISTRATOR);
    plain(script, where, DELETE_LOGIN_PROFILE, rogue);
    plain(script, where, DETACH_USER_POLICY, rogue);
    plain(script, where, START_LOGGING, Map.of());
    Where idle = new Where(victim.idle(), inside);
    for (String miner : Mining.miners(victim)) {
      plain(script, idle, TERMINATE_INSTANCES, Map.of(Blank.INSTANCE, miner));
    }
  }

  private static void plain(Script script, Where where, Call call, Map<Blank, String> values) {
    script.step(where, "", "", call, values);
  }

  /** The long-lived keys that the intruder used. */
  private static List<Session> stolen(List<Step> intrusion) {
    return intrusion.stream()
        .map(Step::session)
        .filter(session -> session.keyId().startsWith("AKIA"))
        .distinct()
        .toList();
  }
}
