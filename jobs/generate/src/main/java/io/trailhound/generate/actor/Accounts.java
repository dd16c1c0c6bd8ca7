package io.trailhound.generate.actor;

import io.trailhound.generate.random.SeededStream;
import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Inventory;
import io.trailhound.generate.record.Names;
import io.trailhound.generate.record.Place;
import java.util.List;
import java.util.Locale;

/** Accounts with their regions and what exists in them. */
public final class Accounts {

  /** The account of the story in which the work is done. */
  public static final String PRODUCTION = "111122223333";

  /** The account of the story that keeps logs and backups. */
  public static final String SECURITY = "444455556666";

  /** An account that is nobody's here. */
  public static final String OUTSIDE = "210987654321";

  static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  private static final List<String> TEAMS =
      List.of("orders", "analytics", "web-assets", "invoices", "search", "reports", "media");

  private Accounts() {}

  /** The id of an account of a load trail: documentation ids first, then invented ones. */
  public static String id(int index) {
    return switch (index) {
      case 0 -> PRODUCTION;
      case 1 -> SECURITY;
      case 2 -> "123456789012";
      default -> String.format(Locale.ROOT, "5555%08d", index);
    };
  }

  /** The unique id of a role, the same for everybody in it. */
  public static String roleId(long seed, String account, String role) {
    return Names.uniqueId("AROA", SeededStream.of(seed, "role", account + "/" + role));
  }

  /** One region of an account, filled with things named after the account's number. */
  public static Place place(long seed, String account, String region) {
    SeededStream stream = SeededStream.of(seed, "place", account + "/" + region);
    String tail = account.substring(8) + "-" + region;
    Inventory inventory =
        Inventory.empty()
            .with(Blank.BUCKET, named("example-", "-" + tail))
            .with(Blank.FOLDER, "data", "exports", "raw", "daily", "incoming")
            .with(Blank.TABLE, named("", "-prod"))
            .with(Blank.FUNCTION, named("", "-worker"))
            .with(Blank.STACK, named("", "-stack"))
            .with(Blank.QUEUE, named("", "-queue"))
            .with(Blank.DATABASE, named("", "-db"))
            .with(Blank.REPOSITORY, named("example/", ""))
            .with(Blank.LOG_GROUP, named("/aws/lambda/", "-worker"))
            .with(Blank.PARAMETER, named("/prod/", "/endpoint"))
            .with(Blank.SECRET, secrets(stream))
            .with(Blank.USER, "svc-deploy", "backup-operator", "svc-reporting")
            .with(Blank.ROLE, "WebServer", "BatchWorker", "DeployRole", "OrganizationBackupAccess")
            .with(Blank.CLUSTER, "prod")
            .with(Blank.ALARM, "cpu-high")
            .with(Blank.TRAIL, "management-events")
            .with(Blank.LOG_BUCKET, "example-trail-" + tail)
            .with(Blank.KEY_PAIR, "ops")
            .with(Blank.SMALLEST, "9")
            .with(Blank.LARGEST, "20")
            .with(Blank.INSTANCE_TYPE, "t3.medium", "m6i.large")
            .with(Blank.DETECTOR, stream.hex(32))
            .with(Blank.KMS_KEY, stream.uuid(), stream.uuid(), stream.uuid())
            .with(Blank.INSTANCE, ids("i-0", 12, stream))
            .with(Blank.VOLUME, ids("vol-0", 12, stream))
            .with(Blank.SNAPSHOT, ids("snap-0", 12, stream))
            .with(Blank.SUBNET, ids("subnet-0", 3, stream))
            .with(Blank.SECURITY_GROUP, ids("sg-0", 4, stream))
            .with(Blank.IMAGE, ids("ami-0", 3, stream));
    return new Place(account, region, inventory);
  }

  private static String[] named(String before, String after) {
    return TEAMS.stream().map(team -> before + team + after).toArray(String[]::new);
  }

  private static String[] secrets(SeededStream stream) {
    return TEAMS.stream().map(team -> "prod/" + team + "-" + stream.hex(6)).toArray(String[]::new);
  }

  private static String[] ids(String prefix, int count, SeededStream stream) {
    String[] ids = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = prefix + stream.hex(16);
    }
    return ids;
  }
}
