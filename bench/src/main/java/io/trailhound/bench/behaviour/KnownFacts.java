package io.trailhound.bench.behaviour;

import io.trailhound.generate.habits.Atlas;
import io.trailhound.generate.habits.HabitRecord;
import io.trailhound.generate.habits.Network;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A test's stand-in for enrichment: puts what enrichment would say of a generated record into the
 * record itself, under the names that enrichment uses.
 */
final class KnownFacts {
  private static final String DOMAIN = "@example.com";

  private KnownFacts() {}

  /** The record with the facts at its end. */
  static byte[] of(HabitRecord record) {
    String json = new String(record.json(), StandardCharsets.UTF_8);
    StringBuilder facts = new StringBuilder(json.length() + 400);
    facts.append(json, 0, json.length() - 1);
    String key = principal(json);
    facts.append(",\"trailhound\":{\"identity\":{\"key\":\"").append(key);
    facts.append("\",\"origin\":{\"key\":\"").append(origin(key)).append("\"}}");
    String address = text(json, "\"sourceIPAddress\":\"");
    Network network = Atlas.find(address).orElse(null);
    facts.append(",\"source\":{\"kind\":\"").append(kind(address, network)).append("\"}}");
    if (network != null) {
      facts.append(place(network));
    }
    return facts.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String principal(String json) {
    int end = json.indexOf("\"eventTime\"");
    int at = json.indexOf("\"arn\":\"");
    if (at >= 0 && at < end) {
      return text(json, "\"arn\":\"");
    }
    return switch (text(json, "\"type\":\"")) {
      case "AWSService" -> "service:" + text(json, "\"invokedBy\":\"");
      case "SAMLUser" -> "saml:" + text(json, "\"principalId\":\"");
      case "WebIdentityUser" -> "web:" + text(json, "\"userName\":\"");
      default -> "account:" + text(json, "\"accountId\":\"");
    };
  }

  /** People, whatever role they are in, by their name. */
  private static String origin(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    boolean person = name.startsWith("user") && key.contains(":assumed-role/");
    String email = name.endsWith(DOMAIN) ? name : name + DOMAIN;
    return person ? "identitycenter:" + email : key;
  }

  private static String kind(String address, @Nullable Network network) {
    if (address.endsWith(".amazonaws.com")) {
      return "aws_service";
    }
    boolean cloud = network != null && network.kind() == Network.Kind.CLOUD;
    return cloud ? "amazon" : "public";
  }

  private static String place(Network network) {
    return String.format(
        Locale.ROOT,
        ",\"source\":{\"geo\":{\"country_iso_code\":\"%s\",\"city_name\":\"%s\",\"location\":"
            + "{\"lat\":%.2f,\"lon\":%.2f},\"accuracy_radius\":%d},\"as\":{\"number\":%d}%s}",
        network.country(),
        network.city(),
        network.latitude(),
        network.longitude(),
        network.radius(),
        network.asNumber(),
        network.kind() == Network.Kind.VPN ? ",\"list\":\"vpn\"" : "");
  }

  private static String text(String json, String before) {
    int at = json.indexOf(before) + before.length();
    return json.substring(at, json.indexOf('"', at));
  }
}
