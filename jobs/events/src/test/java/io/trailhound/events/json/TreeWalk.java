package io.trailhound.events.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The values of a path in a tree: obvious and slow, for comparison. */
final class TreeWalk {
  private TreeWalk() {}

  /** The texts of a path's values, sorted: through arrays, and through keys that hold dots. */
  static List<String> values(JsonNode tree, String path) {
    List<String> found = new ArrayList<>();
    walk(tree, path, found);
    found.sort(null);
    return found;
  }

  private static void walk(JsonNode node, String rest, List<String> found) {
    if (node.isArray()) {
      node.forEach(element -> walk(element, rest, found));
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                if (member.getKey().equals(rest)) {
                  collect(member.getValue(), found);
                } else if (rest.startsWith(member.getKey() + ".")) {
                  walk(member.getValue(), rest.substring(member.getKey().length() + 1), found);
                }
              });
    }
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.isArray() && node.isEmpty()) {
      found.add("[]");
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, found));
    } else {
      found.add(node.isTextual() ? node.asText() : node.toString());
    }
  }
}
