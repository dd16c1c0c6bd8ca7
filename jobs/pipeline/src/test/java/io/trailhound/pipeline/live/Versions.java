package io.trailhound.pipeline.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The versions of alerts as a live job wrote them. The revisions of one correlation and group are
 * 1, 2, 3 and so on: none is missing, none there twice, or something was lost or undone. They begin
 * anew when nothing was left of the window.
 */
final class Versions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param place the file, and the number of the line
   */
  private record Version(String id, long revision, boolean withdrawn, String place) {}

  private Versions() {}

  /** What is wrong with the files below {@code alerts/} of this folder: nothing if all is well. */
  static List<String> gaps(Path out) throws IOException {
    List<Version> versions = new ArrayList<>();
    Map<String, String> groups = new TreeMap<>();
    try (Stream<Path> files = Files.list(out.resolve("alerts"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part")).toList()) {
        read(file, versions, groups);
      }
    }
    Map<String, TreeMap<Long, List<Version>>> byGroup = new TreeMap<>();
    for (Version version : versions) {
      String group = groups.get(version.id());
      if (group != null) {
        byGroup
            .computeIfAbsent(group, g -> new TreeMap<>())
            .computeIfAbsent(version.revision(), r -> new ArrayList<>())
            .add(version);
      }
    }
    List<String> gaps = new ArrayList<>();
    byGroup.forEach(
        (group, revisions) -> {
          int before = Integer.MAX_VALUE;
          for (long at = 1; at <= revisions.lastKey(); at++) {
            int here = revisions.getOrDefault(at, List.of()).size();
            if (here == 0 || here > before) {
              gaps.add(group + " " + revisions);
              return;
            }
            before = here;
          }
        });
    return gaps;
  }

  private static void read(Path file, List<Version> versions, Map<String, String> groups)
      throws IOException {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      List<String> parts = List.of(line.split("\t", 6));
      String document = parts.get(5);
      String place = Objects.toString(file.getFileName()) + ":" + number++;
      long revision = Long.parseLong(parts.get(2));
      versions.add(new Version(parts.get(0), revision, document.isEmpty(), place));
      if (!document.isEmpty()) {
        JsonNode alert = JSON.readTree(document);
        if (alert.at("/trailhound/alert/kind").asText().equals("correlation")) {
          TreeSet<String> group = new TreeSet<>();
          alert.at("/trailhound/window/group_by").forEach(field -> group.add(field.toString()));
          groups.put(parts.get(0), parts.get(3) + " " + alert.at("/rule/version") + group);
        }
      }
    }
  }
}
