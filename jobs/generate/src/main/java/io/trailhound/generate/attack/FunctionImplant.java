package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.GET_FUNCTION;
import static io.trailhound.generate.call.ComputeCalls.LIST_FUNCTIONS;
import static io.trailhound.generate.call.ComputeCalls.UPDATE_FUNCTION_CODE;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.Map;

/** A function's code is replaced by the intruder's. */
final class FunctionImplant {

  private FunctionImplant() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.data(), credentials.rogue);
    String name = victim.data().inventory().all(Blank.FUNCTION).get(0);
    Map<Blank, String> function = Map.of(Blank.FUNCTION, name);
    script.attack("function-implant", minutes);
    script.pauses(20, 120);
    script.step(where, "list-functions", "T1526", LIST_FUNCTIONS);
    script.step(where, "read-function", "T1526", GET_FUNCTION, function);
    script.step(where, "replace-code", "T1648", UPDATE_FUNCTION_CODE, function);
  }
}
