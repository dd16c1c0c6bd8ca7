package io.trailhound.detection.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ECS's {@code event.category} and {@code event.type} for an API call, from its service and name
 * alone. Source of the allowed values: ECS 8.11, "Categorization fields".
 */
final class Categories {
  private static final String CONFIGURATION = "configuration";

  private static final Map<String, String> BY_SERVICE =
      Map.ofEntries(
          Map.entry("iam", "iam"),
          Map.entry("organizations", "iam"),
          Map.entry("sso", "iam"),
          Map.entry("sso-directory", "iam"),
          Map.entry("identitystore", "iam"),
          Map.entry("cognito-idp", "iam"),
          Map.entry("cognito-identity", "iam"),
          Map.entry("ds", "iam"),
          Map.entry("sts", "authentication"),
          Map.entry("signin", "authentication"),
          Map.entry("s3", "file"),
          Map.entry("glacier", "file"),
          Map.entry("elasticfilesystem", "file"),
          Map.entry("fsx", "file"),
          Map.entry("rds", "database"),
          Map.entry("dynamodb", "database"),
          Map.entry("redshift", "database"),
          Map.entry("elasticache", "database"),
          Map.entry("athena", "database"),
          Map.entry("ec2", "host"),
          Map.entry("autoscaling", "host"),
          Map.entry("ecs", "host"),
          Map.entry("eks", "host"),
          Map.entry("ec2-instance-connect", "host"),
          Map.entry("ssm", "process"),
          Map.entry("ssmmessages", "process"),
          Map.entry("lambda", "process"),
          Map.entry("elasticloadbalancing", "network"),
          Map.entry("route53", "network"),
          Map.entry("route53domains", "network"),
          Map.entry("cloudfront", "network"),
          Map.entry("waf", "network"),
          Map.entry("wafv2", "network"),
          Map.entry("network-firewall", "network"));

  /** Parts of the names of EC2's calls that are about the network and not about hosts. */
  private static final List<String> EC2_NETWORK =
      List.of(
          "SecurityGroup",
          "NetworkAcl",
          "NetworkInterface",
          "Vpc",
          "Route",
          "Subnet",
          "Gateway",
          "TrafficMirror",
          "FlowLogs",
          "Peering");

  private static final List<String> CREATION =
      List.of("Create", "Run", "Register", "Import", "Allocate", "Generate", "Upload", "Request");
  private static final List<String> DELETION =
      List.of("Delete", "Terminate", "Deregister", "Remove", "Release", "Purge", "BatchDelete");
  private static final List<String> READING =
      List.of(
          "Get",
          "List",
          "Describe",
          "Head",
          "Lookup",
          "Search",
          "Query",
          "Scan",
          "BatchGet",
          "Select",
          "Download",
          "View");
  private static final List<String> START =
      List.of("Start", "ConsoleLogin", "AssumeRo", "SwitchRole", "Resume", "Send", "Invoke");
  private static final List<String> END = List.of("Stop", "ExitRole", "Pause", "Suspend");

  private Categories() {}

  /** The categories of a call of a service, as {@code iam}. */
  static List<String> categories(String service, String action) {
    String category = BY_SERVICE.getOrDefault(service, CONFIGURATION);
    if (service.equals("ec2") && EC2_NETWORK.stream().anyMatch(action::contains)) {
      category = "network";
    }
    boolean settings = category.equals("network") || category.equals("host");
    boolean write = !startsWith(action, READING) && !startsWith(action, START);
    return settings && write ? List.of(category, CONFIGURATION) : List.of(category);
  }

  /** The types of a call. */
  static List<String> types(String service, String action, boolean denied) {
    Set<String> types = new LinkedHashSet<>();
    String category = BY_SERVICE.getOrDefault(service, CONFIGURATION);
    if (startsWith(action, READING)) {
      boolean data = category.equals("file") || category.equals("database");
      types.add(data || action.contains("Secret") ? "access" : "info");
    } else if (startsWith(action, CREATION)) {
      types.add("creation");
    } else if (startsWith(action, DELETION)) {
      types.add("deletion");
    } else if (startsWith(action, START)) {
      types.add("start");
    } else if (startsWith(action, END)) {
      types.add("end");
    } else {
      types.add("change");
    }
    if (category.equals("iam") && action.contains("Group")) {
      types.add("group");
    } else if (category.equals("iam")
        && (action.contains("User") || action.contains("AccessKey") || action.contains("Login"))) {
      types.add("user");
    }
    if (denied) {
      types.add("denied");
    }
    return new ArrayList<>(types);
  }

  private static boolean startsWith(String action, List<String> verbs) {
    for (String verb : verbs) {
      if (action.startsWith(verb)) {
        return true;
      }
    }
    return false;
  }
}
