package io.trailhound.events.agent.flow;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.Addresses;
import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.LineFormat;
import io.trailhound.events.agent.LogLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * VPC flow logs, of the default form (version 2) or with the fields of versions 2 to 5 in an order
 * of one's own. Every field stands below {@code aws.vpcflow} too, as it is written. Source: Amazon
 * VPC user guide, "Flow log records".
 */
public final class VpcFlowFormat implements LineFormat {
  private static final List<String> DEFAULT =
      List.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status");

  private static final Map<String, String> TRANSPORTS =
      Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "ipv6-icmp", "47", "gre", "50", "esp");

  /** Fields that are numbers in ECS. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "srcport", "source.port",
          "dstport", "destination.port",
          "packets", "network.packets",
          "bytes", "network.bytes");

  private static final Map<String, String> TEXTS =
      Map.of(
          "account-id", "cloud.account.id",
          "region", "cloud.region",
          "az-id", "cloud.availability_zone",
          "instance-id", "cloud.instance.id",
          "protocol", "network.iana_number",
          "type", "network.type");

  private static final List<String> KNOWN =
      List.of("ACCEPT", "REJECT", "OK", "NODATA", "SKIPDATA", "-");

  /** All fields of versions 2 to 5. */
  private static final Set<String> FIELDS =
      Set.of(
          "version",
          "account-id",
          "interface-id",
          "srcaddr",
          "dstaddr",
          "srcport",
          "dstport",
          "protocol",
          "packets",
          "bytes",
          "start",
          "end",
          "action",
          "log-status",
          "vpc-id",
          "subnet-id",
          "instance-id",
          "tcp-flags",
          "type",
          "pkt-srcaddr",
          "pkt-dstaddr",
          "region",
          "az-id",
          "sublocation-type",
          "sublocation-id",
          "pkt-src-aws-service",
          "pkt-dst-aws-service",
          "flow-direction",
          "traffic-path");

  private final List<String> fields;

  /**
   * The format of the lines behind a header, which names their fields.
   *
   * @return nothing when the line is no header
   */
  public static Optional<LineFormat> ofHeader(String line) {
    List<String> names = List.of(line.strip().split(" ", -1));
    return names.size() > 1 && FIELDS.containsAll(names)
        ? Optional.of(new VpcFlowFormat(names))
        : Optional.empty();
  }

  /** Reads lines with these fields in this order; none for the default form. */
  public VpcFlowFormat(List<String> fields) {
    this.fields = fields.isEmpty() ? DEFAULT : List.copyOf(fields);
  }

  @Override
  public String name() {
    return "vpcflow";
  }

  @Override
  public boolean read(LogLine line, EcsDocument document) {
    String[] values = line.text().split(" ", fields.size() + 1);
    if (values.length != fields.size() || !isRecord(values)) {
      return false;
    }
    document.dataset(Dataset.VPCFLOW);
    document.put("event.category", List.of("network"));
    for (int i = 0; i < values.length; i++) {
      if (!values[i].equals("-")) {
        put(fields.get(i), values[i], document);
      }
    }
    return true;
  }

  /** Whether the fields that have a form of their own have it. */
  private boolean isRecord(String[] values) {
    boolean sure = false;
    for (int i = 0; i < values.length; i++) {
      switch (fields.get(i)) {
        case "version", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end" -> {
          if (!values[i].equals("-") && !isNumber(values[i])) {
            return false;
          }
        }
        case "action", "log-status" -> {
          if (!KNOWN.contains(values[i])) {
            return false;
          }
          sure = true;
        }
        default -> {
          // Any text.
        }
      }
    }
    return sure || !fields.equals(DEFAULT);
  }

  private static void put(String field, String value, EcsDocument document) {
    document.put("aws.vpcflow." + field.replace('-', '_'), value);
    String number = NUMBERS.get(field);
    if (number != null) {
      document.put(number, Long.parseLong(value));
    }
    document.put(TEXTS.getOrDefault(field, "aws.vpcflow." + field.replace('-', '_')), value);
    switch (field) {
      case "srcaddr" -> Addresses.put(document, "source", value);
      case "dstaddr" -> Addresses.put(document, "destination", value);
      case "protocol" -> document.put("network.transport", TRANSPORTS.get(value));
      case "start" -> document.time(Long.parseLong(value) * 1000);
      case "flow-direction" -> document.put("network.direction", value);
      case "action" -> {
        document.put("event.action", value.toLowerCase(Locale.ROOT));
        document.put("event.outcome", value.equals("ACCEPT") ? "success" : "failure");
        document.put(
            "event.type", List.of("connection", value.equals("ACCEPT") ? "allowed" : "denied"));
      }
      default -> {
        // Said above.
      }
    }
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    // Times are multiplied by 1,000.
    return !text.isEmpty() && text.length() <= 15;
  }
}
