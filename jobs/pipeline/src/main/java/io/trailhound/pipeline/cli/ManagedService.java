package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amazon Managed Service for Apache Flink starts a job without arguments: its runtime properties
 * stand in a file. Those of the group {@value #GROUP} are the live job's options; a repeated option
 * has a number behind it, as {@code stream.1} and {@code stream.2}. Source: the service's developer
 * guide, "Runtime properties".
 */
final class ManagedService {
  /** The property group. */
  static final String GROUP = "trailhound";

  private static final Path FILE = Path.of("/etc/flink/application_properties.json");

  private ManagedService() {}

  /** The arguments: those given, else what the service's properties say. */
  static String[] arguments(String... args) {
    return args.length > 0 || !Files.exists(FILE) ? args : read(FILE);
  }

  /** The live job's arguments in a file of runtime properties. */
  static String[] read(Path file) {
    List<String> args = new ArrayList<>(List.of("live"));
    try {
      for (JsonNode group : new ObjectMapper().readTree(Files.readAllBytes(file))) {
        if (group.path("PropertyGroupId").asText().equals(GROUP)) {
          Map<String, String> options = new TreeMap<>();
          group
              .path("PropertyMap")
              .properties()
              .forEach(property -> options.put(property.getKey(), property.getValue().asText()));
          options.forEach(
              (key, value) -> args.add("--" + key.replaceFirst("\\.[0-9]+$", "") + "=" + value));
        }
      }
    } catch (IOException e) {
      throw new UsageException("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (args.size() == 1) {
      throw new UsageException(file + " has no property group '" + GROUP + "'");
    }
    return args.toArray(new String[0]);
  }
}
