package io.trailhound.generate.attack;

import static io.trailhound.generate.call.IdentityCalls.ADD_USER_TO_GROUP;
import static io.trailhound.generate.call.IdentityCalls.CREATE_USER;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.actor.Agents;
import io.trailhound.generate.actor.KeyUser;
import io.trailhound.generate.actor.StoryCast;
import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Place;
import io.trailhound.generate.record.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What happens in the story besides the ordinary: an administrator's routine on Tuesday, an
 * intrusion from Wednesday night to Thursday morning, and the answer to it on Thursday.
 */
public final class Story {

  private static final long DAY = 24 * 60;
  // Wednesday 22:41 UTC; the theft then falls between three and four in Berlin.
  private static final long INTRUSION = 2 * DAY + 22 * 60 + 41;
  private static final long ROUTINE = DAY + 9 * 60 + 20;
  private static final long CONTAINMENT = 3 * DAY + 11 * 60 + 44;
  private static final int HAUL = 260;
  private static final String ADMINISTRATOR = "AWSReservedSSO_AdministratorAccess_5e1f0a9c7b3d2468";

  private Story() {}

  /**
   * The steps, in the order of their times.
   *
   * @param start Monday, midnight UTC, in epoch seconds
   */
  public static List<Step> steps(long seed, long start) {
    Place main = StoryCast.virginia(seed);
    Victim victim =
        new Victim(
            main,
            StoryCast.ireland(seed),
            StoryCast.vault(seed),
            Accounts.place(seed, Accounts.PRODUCTION, "ap-southeast-2"),
            KeyUser.credentials(seed, Accounts.PRODUCTION, "svc-deploy"),
            "backup-operator",
            KeyUser.userId(seed, Accounts.PRODUCTION, "backup-operator"),
            "svc-monitoring",
            "example-payroll",
            HAUL,
            "203.0.113.77",
            "198.51.100.23");
    List<Step> intrusion =
        Intrusion.steps(
            victim, Pace.told(start + 60 * INTRUSION), SeededStream.of(seed, "story", "intrusion"));
    Script work = new Script(Pace.told(start), SeededStream.of(seed, "story", "work"));
    work.work(ROUTINE);
    routine(work, main, seed);
    work.work(CONTAINMENT);
    Containment.play(work, victim, intrusion, "192.0.2.10", Agents.FIREFOX);
    List<Step> all = new ArrayList<>(intrusion);
    all.addAll(work.steps());
    all.sort(Comparator.comparingLong(Step::time));
    return all;
  }

  /** A new colleague's service user, made in working hours by an administrator. */
  private static void routine(Script script, Place place, long seed) {
    SeededStream stream = script.stream();
    Session session =
        Identities.role(
                place.account(),
                "/aws-reserved/sso.amazonaws.com/eu-west-1/",
                ADMINISTRATOR,
                Accounts.roleId(seed, place.account(), ADMINISTRATOR),
                "oskar.lind@example.com",
                Names.sessionKey(stream),
                script.now(),
                "")
            .from("192.0.2.10", Agents.CHROME, Session.Kind.CONSOLE);
    Where where = new Where(place, session);
    Map<Blank, String> user = Map.of(Blank.USER, "svc-reporting", Blank.GRANTEE, "reporting");
    script.pauses(25, 60);
    script.step(where, "", "", CREATE_USER, user);
    script.step(where, "", "", ADD_USER_TO_GROUP, user);
  }
}
