package io.trailhound.generate.attack;

import static io.trailhound.generate.call.ComputeCalls.DESCRIBE_SNAPSHOTS;
import static io.trailhound.generate.call.ComputeCalls.MODIFY_SNAPSHOT_ATTRIBUTE;
import static io.trailhound.generate.call.IdentityCalls.ASSUME_ROLE;
import static io.trailhound.generate.call.StorageCalls.GET_SECRET_VALUE;
import static io.trailhound.generate.call.StorageCalls.LIST_SECRETS;
import static io.trailhound.generate.call.WatchCalls.DELETE_TRAIL;

import io.trailhound.generate.actor.Accounts;
import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.Identities;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Session;
import java.util.List;
import java.util.Map;

/** Through a role into the other account: its secrets, its backups, and an attempt at its trail. */
final class BackupAccount {

  private static final String ROLE = "OrganizationBackupAccess";

  private BackupAccount() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    script.attack("backup-account", minutes);
    Where inside = new Where(victim.backup(), enter(script, victim, credentials));
    script.pauses(4, 20);
    script.step(inside, "list-secrets", "T1526", LIST_SECRETS);
    script.pauses(1, 3);
    for (String secret : victim.backup().inventory().all(Blank.SECRET)) {
      for (int version = 0; version < 2; version++) {
        script.step(
            inside, "read-secret", "T1555.006", GET_SECRET_VALUE, Map.of(Blank.SECRET, secret));
      }
    }
    script.pauses(20, 90);
    script.step(inside, "list-snapshots", "T1580", DESCRIBE_SNAPSHOTS);
    List<String> snapshots = victim.backup().inventory().all(Blank.SNAPSHOT);
    for (String snapshot : snapshots.subList(0, Math.min(3, snapshots.size()))) {
      script.step(
          inside,
          "share-snapshot",
          "T1537",
          MODIFY_SNAPSHOT_ATTRIBUTE,
          Map.of(Blank.SNAPSHOT, snapshot, Blank.GRANTEE, Accounts.OUTSIDE));
    }
    script.pauses(120, 400);
    script.denied(inside, "delete-trail", "T1562.008", DELETE_TRAIL, Map.of());
  }

  /** Both accounts record the step from one into the other, under one shared event id. */
  private static Session enter(Script script, Victim victim, Credentials credentials) {
    String account = victim.backup().account();
    String name = "botocore-session-" + (1_700_000_000 + script.stream().below(90_000_000));
    Fault none = Fault.NONE;
    script.pauses(5, 25);
    String key = Names.sessionKey(script.stream());
    Map<Blank, String> values =
        Map.of(
            Blank.ROLE_ARN,
            "arn:aws:iam::" + account + ":role/" + ROLE,
            Blank.ROLE_ID,
            credentials.backupRoleId,
            Blank.SUBJECT,
            name,
            Blank.PRINCIPAL_ARN,
            "arn:aws:sts::" + account + ":assumed-role/" + ROLE + "/" + name,
            Blank.KEY_ID,
            key,
            Blank.DURATION,
            "43200",
            Blank.SHARED_EVENT_ID,
            script.stream().uuid());
    Where here = new Where(victim.main(), credentials.rogue);
    script.add(here, "assume-role", "T1550.001", ASSUME_ROLE, none, values);
    Session stranger =
        credentials.tool(Identities.foreigner(victim.account(), credentials.rogueId));
    script.pauses(0, 0);
    script.add(
        new Where(victim.backup(), stranger),
        "assume-role",
        "T1550.001",
        ASSUME_ROLE,
        none,
        values);
    return credentials.tool(
        Identities.role(account, "/", ROLE, credentials.backupRoleId, name, key, script.now(), ""));
  }
}
