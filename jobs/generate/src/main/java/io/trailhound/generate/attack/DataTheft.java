package io.trailhound.generate.attack;

import static io.trailhound.generate.call.StorageCalls.GET_BUCKET_LOCATION;
import static io.trailhound.generate.call.StorageCalls.GET_OBJECT;
import static io.trailhound.generate.call.StorageCalls.LIST_BUCKETS;
import static io.trailhound.generate.call.StorageCalls.LIST_OBJECTS;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.Locale;
import java.util.Map;

/** One address reads a whole bucket, gigabytes of it, within an hour of the night. */
final class DataTheft {

  private static final int MEGABYTE = 1 << 20;

  private DataTheft() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.data(), credentials.rogue);
    Map<Blank, String> bucket = Map.of(Blank.BUCKET, victim.bucket(), Blank.FOLDER, "archive");
    script.attack("data-theft", minutes);
    script.pauses(10, 40);
    script.step(where, "list-buckets", "T1619", LIST_BUCKETS);
    script.step(where, "bucket-location", "T1619", GET_BUCKET_LOCATION, bucket);
    script.step(where, "list-objects", "T1619", LIST_OBJECTS, bucket);
    script.pauses(5, 16);
    for (int i = 0; i < victim.haul(); i++) {
      int bytes = script.stream().between(12 * MEGABYTE, 56 * MEGABYTE);
      script.step(
          where,
          "read-object",
          "T1530",
          GET_OBJECT,
          Map.of(
              Blank.BUCKET,
              victim.bucket(),
              Blank.OBJECT,
              "archive/" + (2019 + i / 48 % 7) + String.format(Locale.ROOT, "/run-%04d.zip", i),
              Blank.BYTES_OUT,
              Integer.toString(bytes)));
    }
  }
}
