package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.AUTHORIZE_SECURITY_GROUP_INGRESS;
import static io.trailhound.generate.call.ComputeCalls.CREATE_KEY_PAIR;
import static io.trailhound.generate.call.ComputeCalls.CREATE_SECURITY_GROUP;
import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCE_TYPES;
import static io.trailhound.generate.call.ComputeCalls.RUN_INSTANCES;
import static io.trailhound.generate.call.WatchCalls.LIST_SERVICE_QUOTAS;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Fault;
import java.util.List;
import java.util.Map;

/** Large instances with GPUs in a region that nobody looks at. */
final class Mining {

  private static final Fault LIMIT =
      new Fault(
          "Client.VcpuLimitExceeded",
          "You have requested more vCPU capacity than your current vCPU limit allows for the"
              + " instance bucket that the specified instance type belongs to.");

  private Mining() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.idle(), credentials.rogue);
    String group = victim.idle().inventory().all(Blank.SECURITY_GROUP).get(0);
    String image = victim.idle().inventory().all(Blank.IMAGE).get(0);
    List<String> instances = miners(victim);
    script.attack("mining", minutes);
    script.pauses(10, 60);
    script.step(where, "look-at-quotas", "T1535", LIST_SERVICE_QUOTAS);
    script.step(
        where,
        "look-at-types",
        "T1535",
        DESCRIBE_INSTANCE_TYPES,
        Map.of(Blank.INSTANCE_TYPE, "p4d.24xlarge"));
    script.step(
        where, "key-pair", "T1098.004", CREATE_KEY_PAIR, Map.of(Blank.KEY_PAIR, "default-key"));
    Map<Blank, String> firewall =
        Map.of(Blank.SECURITY_GROUP, group, Blank.KEY_PAIR, "launch-wizard-1");
    script.step(where, "security-group", "T1562.007", CREATE_SECURITY_GROUP, firewall);
    script.step(where, "open-firewall", "T1562.007", AUTHORIZE_SECURITY_GROUP_INGRESS, firewall);
    script.add(
        where,
        "too-many-miners",
        "T1496.001",
        RUN_INSTANCES,
        LIMIT,
        launch(image, group, "p4d.24xlarge", "8", instances.get(0)));
    for (String instance : instances) {
      script.step(
          where,
          "start-miner",
          "T1496.001",
          RUN_INSTANCES,
          launch(image, group, "g5.48xlarge", "1", instance));
    }
  }

  /** The instances that end up mining. */
  static List<String> miners(Victim victim) {
    return victim.idle().inventory().all(Blank.INSTANCE).subList(0, 4);
  }

  private static Map<Blank, String> launch(
      String image, String group, String type, String count, String instance) {
    return Map.of(
        Blank.IMAGE, image,
        Blank.SECURITY_GROUP, group,
        Blank.KEY_PAIR, "default-key",
        Blank.INSTANCE_TYPE, type,
        Blank.COUNT, count,
        Blank.INSTANCE, instance);
  }
}
