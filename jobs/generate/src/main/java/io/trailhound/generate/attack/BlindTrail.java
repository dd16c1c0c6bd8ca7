package io.trailhound.generate.attack;

import static io.trailhound.generate.call.WatchCalls.DESCRIBE_TRAILS;
import static io.trailhound.generate.call.WatchCalls.GET_TRAIL_STATUS;
import static io.trailhound.generate.call.WatchCalls.LIST_DETECTORS;
import static io.trailhound.generate.call.WatchCalls.STOP_LOGGING;
import static io.trailhound.generate.call.WatchCalls.UPDATE_DETECTOR;

import io.trailhound.generate.attack.Script.Where;

/**
 * The account's own trail and its GuardDuty are switched off. The organization's trail, which these
 * records come from, goes on.
 */
final class BlindTrail {

  private BlindTrail() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.main(), credentials.rogue);
    script.attack("blind-trail", minutes);
    script.pauses(5, 35);
    script.step(where, "describe-trails", "T1526", DESCRIBE_TRAILS);
    script.step(where, "trail-status", "T1526", GET_TRAIL_STATUS);
    script.step(where, "stop-logging", "T1562.008", STOP_LOGGING);
    script.step(where, "find-detector", "T1518.001", LIST_DETECTORS);
    script.step(where, "disable-detector", "T1562.001", UPDATE_DETECTOR);
  }
}
