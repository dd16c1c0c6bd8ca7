package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_INSTANCES;
import static io.trailhound.generate.call.IdentityCalls.GET_ACCOUNT_AUTHORIZATION_DETAILS;
import static io.trailhound.generate.call.IdentityCalls.GET_ACCOUNT_PASSWORD_POLICY;
import static io.trailhound.generate.call.IdentityCalls.GET_CALLER_IDENTITY;
import static io.trailhound.generate.call.IdentityCalls.LIST_ACCESS_KEYS;
import static io.trailhound.generate.call.IdentityCalls.LIST_ATTACHED_USER_POLICIES;
import static io.trailhound.generate.call.IdentityCalls.LIST_POLICIES;
import static io.trailhound.generate.call.IdentityCalls.LIST_ROLES;
import static io.trailhound.generate.call.IdentityCalls.LIST_USERS;
import static io.trailhound.generate.call.StorageCalls.LIST_BUCKETS;
import static io.trailhound.generate.call.StorageCalls.LIST_SECRETS;
import static io.trailhound.generate.call.WatchCalls.DESCRIBE_ORGANIZATION;
import static io.trailhound.generate.call.WatchCalls.DESCRIBE_TRAILS;
import static io.trailhound.generate.call.WatchCalls.GET_COST_AND_USAGE;
import static io.trailhound.generate.call.WatchCalls.LIST_DETECTORS;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.Map;

/** A key that leaked is tried out, and then used to look around in a hurry. */
final class LeakedKey {

  private LeakedKey() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.main(), credentials.leaked);
    Where data = new Where(victim.data(), credentials.leaked);
    script.attack("leaked-key", minutes);
    script.pauses(12, 70);
    script.step(where, "try-key", "T1078.004", GET_CALLER_IDENTITY);
    script.pauses(1, 4);
    script.step(where, "list-users", "T1087.004", LIST_USERS);
    script.step(where, "list-roles", "T1087.004", LIST_ROLES);
    script.denied(where, "dump-iam", "T1087.004", GET_ACCOUNT_AUTHORIZATION_DETAILS, Map.of());
    script.step(
        where,
        "own-policies",
        "T1069.003",
        LIST_ATTACHED_USER_POLICIES,
        Map.of(Blank.USER, credentials.leaked.name()));
    script.step(where, "list-policies", "T1069.003", LIST_POLICIES);
    script.step(where, "list-buckets", "T1580", LIST_BUCKETS);
    script.denied(where, "organization", "T1580", DESCRIBE_ORGANIZATION, Map.of());
    script.denied(where, "list-secrets", "T1526", LIST_SECRETS, Map.of());
    script.step(where, "describe-trails", "T1526", DESCRIBE_TRAILS);
    script.denied(where, "list-detectors", "T1518.001", LIST_DETECTORS, Map.of());
    script.step(where, "describe-instances", "T1580", DESCRIBE_INSTANCES);
    script.step(data, "describe-instances", "T1580", DESCRIBE_INSTANCES);
    script.step(where, "password-policy", "T1201", GET_ACCOUNT_PASSWORD_POLICY);
    script.denied(where, "costs", "T1526", GET_COST_AND_USAGE, Map.of());
    script.pauses(40, 160);
    script.step(
        where,
        "keys-of-others",
        "T1087.004",
        LIST_ACCESS_KEYS,
        Map.of(Blank.USER, victim.second()));
  }
}
