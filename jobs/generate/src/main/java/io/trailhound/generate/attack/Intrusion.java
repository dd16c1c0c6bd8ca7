package io.trailhound.generate.attack;

import io.trailhound.generate.random.SeededStream;
import java.util.List;

/** One intrusion from the leaked key to the miners: the same in the story and in every load. */
public final class Intrusion {

  private Intrusion() {}

  /** Its steps, in the order of their times. */
  public static List<Step> steps(Victim victim, Pace pace, SeededStream stream) {
    Script script = new Script(pace, stream);
    Credentials credentials = new Credentials(victim, script);
    LeakedKey.play(script, victim, credentials, 0);
    RogueAdministrator.play(script, victim, credentials, 53);
    ConsoleTakeover.play(script, victim, credentials, 91);
    BlindTrail.play(script, victim, credentials, 176);
    DataTheft.play(script, victim, credentials, 202);
    BackupAccount.play(script, victim, credentials, 281);
    PublicBucket.play(script, victim, credentials, 427);
    FunctionImplant.play(script, victim, credentials, 471);
    HostAccess.play(script, victim, credentials, 508);
    Mining.play(script, victim, credentials, 562);
    return script.steps();
  }
}
