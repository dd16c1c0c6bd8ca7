package io.trailhound.events.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a tree as text: keys in another order, white space and escapes here and there. */
final class Rewriter {
  private final Random random;

  Rewriter(Random random) {
    this.random = random;
  }

  String write(JsonNode node) {
    List<String> parts = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        parts.add(quote(field.getKey()) + space() + ":" + write(field.getValue()));
      }
      Collections.shuffle(parts, random);
      return space() + "{" + String.join(",", parts) + space() + "}" + space();
    }
    if (node.isArray()) {
      node.forEach(element -> parts.add(write(element)));
      return space() + "[" + String.join(",", parts) + space() + "]" + space();
    }
    return space() + (node.isTextual() ? quote(node.asText()) : node.asText()) + space();
  }

  private String space() {
    return random.nextInt(6) == 0 ? " \n" : "";
  }

  private String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || random.nextInt(8) == 0) {
        quoted.append(String.format("\\u%04x", (int) c));
        if (Character.isHighSurrogate(c)) { // half a character cannot be written as it is
          quoted.append(String.format("\\u%04x", (int) text.charAt(++i)));
        }
      } else if (Character.isHighSurrogate(c)) {
        quoted.append(c).append(text.charAt(++i));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
