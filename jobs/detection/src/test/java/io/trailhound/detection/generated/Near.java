package io.trailhound.detection.generated;

import com.google.re2j.Pattern;
import io.trailhound.detection.generated.Item.Value;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Values that an item takes, or nearly so. */
final class Near {
  /** JSON's null, as {@link Records} writes it. */
  static final Object NULL = List.of("null");

  private Near() {}

  /** A value as {@link Records} holds it; not for references to other fields. */
  static Object value(Item item, Random random) {
    Value value = item.values().get(random.nextInt(item.values().size()));
    String text = value.text();
    if (text == null || item.has("exists")) {
      return random.nextBoolean() ? NULL : "alice";
    }
    if (item.has("gt") || item.has("gte") || item.has("lt") || item.has("lte")) {
      return item.form().equals("time") ? pick(Forms.TIMES, random) : number(text, random);
    }
    return switch (item.form()) {
      case "time" -> pick(Forms.TIMES, random);
      case "number" -> random.nextInt(3) > 0 ? new Records.Digits(text) : number(text, random);
      case "boolean" -> random.nextInt(3) > 0 ? (Object) random.nextBoolean() : text;
      case "cidr" -> pick(Forms.ADDRESSES, random);
      default -> item.has("re") ? found(item, text, random) : text(item, text, random);
    };
  }

  private static Object number(String text, Random random) {
    String near = new BigDecimal(text).add(BigDecimal.valueOf(random.nextInt(3) - 1L)).toString();
    boolean json = near.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?(E[+-]?[0-9]+)?");
    return json && random.nextInt(4) > 0 ? new Records.Digits(near) : near;
  }

  /** A text in which a regular expression is found, if there is one at hand. */
  private static String found(Item item, String regex, Random random) {
    RegexPattern pattern = new RegexPattern(regex, item.has("i"), item.has("m"), item.has("s"));
    Pattern compiled = Pattern.compile(regex, pattern.flags());
    String text = pick(Records.TEXTS, random);
    for (int tries = random.nextInt(20); tries > 0 && !compiled.matcher(text).find(); tries--) {
      text = pick(Records.TEXTS, random);
    }
    return text;
  }

  private static String text(Item item, String written, Random random) {
    boolean open = !item.modifiers().isEmpty() || item.field().isEmpty();
    boolean before = open && !item.has("startswith") && !item.form().equals("plain");
    boolean behind = open && !item.has("endswith") && !item.form().equals("plain");
    String text;
    if (item.form().equals("encoding")) {
      boolean anywhere = item.has("contains");
      int head = anywhere ? random.nextInt(4) : random.nextInt(2);
      head = item.has("base64") && anywhere ? head / 2 * 3 : head;
      String tail = random.nextBoolean() && !item.has("utf16be") ? "q" : "";
      text = Meaning.base64(item, "xyz".substring(3 - head), written + (anywhere ? tail : ""));
      before = behind = anywhere && random.nextInt(4) == 0;
    } else {
      String one = item.has("windash") ? pick(Meaning.dashes(written), random) : written;
      text = filled(TextPattern.parse(one), random);
    }
    String longer = (before ? pad(random) : "") + text + (behind ? pad(random) : "");
    return random.nextInt(3) > 0 ? longer : changed(longer, random);
  }

  /** The pattern with something in place of its wildcards. */
  private static String filled(TextPattern pattern, Random random) {
    StringBuilder text = new StringBuilder();
    for (TextPattern.Part part : pattern.parts()) {
      if (part instanceof TextPattern.Literal literal) {
        text.append(literal.text());
      } else {
        text.append(part == TextPattern.Wildcard.ONE ? "é" : pad(random));
      }
    }
    return text.toString();
  }

  /** The text in another case, or with a character less or more. */
  private static String changed(String text, Random random) {
    int[] points = text.codePoints().toArray();
    int at = points.length == 0 ? 0 : random.nextInt(points.length);
    String head = new String(points, 0, at);
    String tail = new String(points, at, points.length - at);
    return switch (random.nextInt(4)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> text.toLowerCase(Locale.ROOT);
      case 2 -> head + "x" + tail;
      default ->
          points.length == 0 ? "x" : head + new String(points, at + 1, points.length - at - 1);
    };
  }

  private static String pad(Random random) {
    return pick(List.of("", "", "x", "\n", "ab", " é"), random);
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
