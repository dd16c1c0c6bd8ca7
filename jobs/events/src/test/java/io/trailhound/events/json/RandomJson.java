package io.trailhound.events.json;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** Random JSON text without white space, numbers in the one form that a tree writes again. */
final class RandomJson {
  private static final String[] KEYS = {
    "a", "b", "c", "k", "x", "a.b", "b.c", "a.b.c", "c.c", "long name of a key", "", "k.x", "é"
  };
  private static final String[] TEXTS = {
    "",
    "x",
    "plain text",
    "exactly8",
    "more than eight bytes",
    "q\\\"uote",
    "b\\\\ack",
    "\\u0041",
    "\\ud83d\\ude00",
    "é",
    "日本語 text",
    "😀",
    "\\n\\t\\/",
    "12345678é",
    "1234567\\n90"
  };

  private RandomJson() {}

  static String object(Random random, int depth) {
    StringBuilder out = new StringBuilder("{");
    Set<String> keys = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      keys.add(KEYS[random.nextInt(KEYS.length)]);
    }
    for (String key : keys) {
      out.append(out.length() > 1 ? "," : "").append('"').append(key).append("\":");
      value(random, depth - 1, out);
    }
    return out.append('}').toString();
  }

  private static void value(Random random, int depth, StringBuilder out) {
    switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> out.append(random.nextInt(2_000_000) - 1_000_000);
      case 1 -> out.append("true");
      case 2 -> out.append("false");
      case 3 -> out.append("null");
      case 4, 5 -> out.append('"').append(TEXTS[random.nextInt(TEXTS.length)]).append('"');
      case 6 -> {
        out.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
          value(random, depth - 1, out);
          out.append(i > 1 ? "," : "");
        }
        out.append(']');
      }
      default -> out.append(object(random, depth));
    }
  }
}
