package io.trailhound.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.pipeline.replay.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/** The forms in which records and lines come through a stream. */
final class Envelopes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Envelopes() {}

  /** What CloudWatch Logs sends now and then to see whether it can. */
  static byte[] control() {
    ObjectNode message = JSON.createObjectNode().put("messageType", "CONTROL_MESSAGE");
    message.put("owner", "CloudwatchLogs").put("logGroup", "").put("logStream", "");
    message.putArray("subscriptionFilters");
    message
        .putArray("logEvents")
        .addObject()
        .put("id", "")
        .put("timestamp", 1_772_400_000_000L)
        .put("message", "CWL CONTROL MESSAGE: Checking health of destination Kinesis stream.");
    return Gzip.of(message.toString());
  }

  /** A record alone. */
  static byte[] single(String json) {
    return json.getBytes(UTF_8);
  }

  /** A JSON array of records. */
  static byte[] array(List<String> records) {
    return ("[" + String.join(",", records) + "]").getBytes(UTF_8);
  }

  /** The content of one of CloudTrail's files. */
  static byte[] file(List<String> records) {
    return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8);
  }

  /** A record a line. */
  static byte[] jsonLines(List<String> records) {
    return records.stream().map(json -> json + "\n").collect(Collectors.joining()).getBytes(UTF_8);
  }

  /** EventBridge's envelope. */
  static byte[] eventBridge(String json) {
    return ("{\"version\":\"0\",\"id\":\"6a7e8feb-b491-4cf7-a9f1-bf3703467718\","
            + "\"detail-type\":\"AWS API Call via CloudTrail\",\"source\":\"aws.iam\","
            + "\"account\":\"111122223333\",\"time\":\"2026-03-02T00:00:00Z\","
            + "\"region\":\"us-east-1\",\"resources\":[],\"detail\":"
            + json
            + "}")
        .getBytes(UTF_8);
  }

  /**
   * Several messages in one record, as the Kinesis Producer Library aggregates them: its magic
   * number, a protocol buffers message, and the MD5 of that.
   *
   * @param key the partition key of each; a consumer leaves out a record whose key belongs to
   *     another shard than the one it lies in, so it has to be the key of the whole
   */
  static byte[] aggregated(List<byte[]> messages, String key) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(1, key.getBytes(UTF_8), body);
    for (byte[] message : messages) {
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      record.write(1 << 3);
      record.write(0);
      field(3, message, record);
      field(3, record.toByteArray(), body);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2});
    body.writeTo(all);
    try {
      all.write(MessageDigest.getInstance("MD5").digest(body.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return all.toByteArray();
  }

  /** A field of protocol buffers that has a length. */
  private static void field(int number, byte[] bytes, ByteArrayOutputStream out)
      throws IOException {
    out.write((number << 3) | 2);
    int length = bytes.length;
    while (length > 0x7F) {
      out.write((length & 0x7F) | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.write(bytes);
  }

  /** A subscription of CloudWatch Logs, records and lines of one log group mixed. */
  static byte[] logs(List<Delivery> deliveries) {
    ObjectNode message = JSON.createObjectNode().put("messageType", "DATA_MESSAGE");
    message.put("owner", "111122223333").put("logGroup", "/audit").put("logStream", "web-1");
    message.putArray("subscriptionFilters").add("all");
    ArrayNode events = message.putArray("logEvents");
    for (Delivery delivery : deliveries) {
      ObjectNode event = events.addObject();
      if (delivery.isLine()) {
        Delivery.Line line = delivery.line();
        event.put("id", line.id()).put("timestamp", line.millis()).put("message", line.text());
      } else {
        event.put("id", "0").put("timestamp", delivery.stamp() * 1000);
        event.put("message", delivery.json());
      }
    }
    return Gzip.of(message.toString());
  }
}
