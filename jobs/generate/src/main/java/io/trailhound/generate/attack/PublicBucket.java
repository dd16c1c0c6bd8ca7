package io.trailhound.generate.attack;

import static io.trailhound.generate.call.StorageCalls.DELETE_BUCKET_PUBLIC_ACCESS_BLOCK;
import static io.trailhound.generate.call.StorageCalls.GET_BUCKET_POLICY;
import static io.trailhound.generate.call.StorageCalls.PUT_BUCKET_POLICY;

import io.trailhound.generate.attack.Script.Where;
import io.trailhound.generate.record.Blank;
import java.util.Map;

/** The robbed bucket is opened to everybody. */
final class PublicBucket {

  private PublicBucket() {}

  static void play(Script script, Victim victim, Credentials credentials, long minutes) {
    Where where = new Where(victim.data(), credentials.rogue);
    Map<Blank, String> bucket = Map.of(Blank.BUCKET, victim.bucket());
    script.attack("public-bucket", minutes);
    script.pauses(10, 50);
    script.step(where, "read-policy", "T1619", GET_BUCKET_POLICY, bucket);
    script.step(where, "drop-block", "T1562.001", DELETE_BUCKET_PUBLIC_ACCESS_BLOCK, bucket);
    script.step(where, "open-bucket", "T1537", PUT_BUCKET_POLICY, bucket);
  }
}
