package io.trailhound.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trail in memory, as it was delivered. */
final class CollectedTrail implements TrailWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Delivery> deliveries = new ArrayList<>();
  final List<Truth> truths = new ArrayList<>();

  record Delivery(String account, String region, long stamp, String json) {}

  /** A trail and what its generator says of it. */
  record Result(CollectedTrail trail, GeneratedTrail counts) {}

  static Result of(TrailOptions options) throws IOException {
    CollectedTrail trail = new CollectedTrail();
    return new Result(trail, TrailGenerator.generate(options, trail));
  }

  @Override
  public void write(String account, String region, long stamp, byte[] json, int length) {
    deliveries.add(
        new Delivery(account, region, stamp, new String(json, 0, length, StandardCharsets.UTF_8)));
  }

  @Override
  public void attack(Truth truth) {
    truths.add(truth);
  }

  /** The distinct records by event id, in the order of their making. */
  Map<String, JsonNode> records() throws IOException {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      JsonNode record = JSON.readTree(delivery.json());
      records.put(record.get("eventID").asText(), record);
    }
    return records;
  }

  /** A hash of all deliveries, SHA-256 in hexadecimal. */
  String hash() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Delivery delivery : deliveries) {
      digest.update((delivery + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
