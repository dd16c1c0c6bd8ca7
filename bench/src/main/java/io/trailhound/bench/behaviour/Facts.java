package io.trailhound.bench.behaviour;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the fields by which rules group are called in the truth. Other fields say nothing. */
final class Facts {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("trailhound.identity.key", "principal"),
          Map.entry("userIdentity.arn", "principal"),
          Map.entry("user.id", "principal"),
          Map.entry("trailhound.identity.origin.key", "origin"),
          Map.entry("userIdentity.accessKeyId", "access_key"),
          Map.entry("sourceIPAddress", "address"),
          Map.entry("source.ip", "address"),
          Map.entry("recipientAccountId", "account"),
          Map.entry("userIdentity.accountId", "account"),
          Map.entry("cloud.account.id", "account"),
          Map.entry("awsRegion", "region"),
          Map.entry("cloud.region", "region"),
          Map.entry("requestParameters.bucketName", "bucket"),
          Map.entry("requestParameters.instanceId", "host"),
          Map.entry("source.geo.country_iso_code", "country"));

  private Facts() {}

  /** The facts of a group. */
  static Map<String, String> of(List<String> fields, List<String> values) {
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      String name = NAMES.get(fields.get(i));
      if (name != null) {
        facts.put(name, values.get(i));
      }
    }
    return facts;
  }
}
