package io.trailhound.detection.generated;

import io.trailhound.detection.generated.Item.Value;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an item means, modifier after modifier as the specification puts it. Shares nothing with the
 * parser of rules but the notation of wildcards.
 */
final class Meaning {
  private static final Pattern DASH = Pattern.compile("(?<![\\w\\p{L}\\p{N}])[-/](?=[\\w\\p{L}])");
  private static final List<String> UNITS =
      List.of("minute", "hour", "day", "week", "month", "year");

  private Meaning() {}

  static Expression of(Item item) {
    List<Expression> parts = new ArrayList<>();
    for (Value value : item.values()) {
      ValueTest test = test(item, value);
      parts.add(
          item.field().isEmpty()
              ? new Expression.Keywords(test, 1)
              : new Expression.FieldMatch(item.field(), test, 1));
    }
    Expression whole = item.all() ? new Expression.And(parts, 1) : new Expression.Or(parts, 1);
    return item.has("neq") ? new Expression.Not(whole, 1) : whole;
  }

  private static ValueTest test(Item item, Value value) {
    if (value.text() == null) {
      return new ValueTest.IsNull();
    }
    String text = Objects.requireNonNull(value.text());
    if (item.has("exists")) {
      return new ValueTest.Exists(text.equals("true"));
    }
    if (item.has("re")) {
      boolean dotAll = item.has("s");
      return new ValueTest.Regex(
          List.of(new RegexPattern(text, item.has("i"), item.has("m"), dotAll)));
    }
    if (item.has("cidr")) {
      return new ValueTest.Cidr(List.of(text));
    }
    if (item.has("fieldref")) {
      return new ValueTest.FieldRef(position(item), text, item.has("cased"));
    }
    for (String unit : UNITS) {
      if (item.has(unit)) {
        ValueTest.TimeUnit part = ValueTest.TimeUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        return new ValueTest.TimePart(part, comparison(item), new BigDecimal(text));
      }
    }
    if (comparison(item) != ValueTest.Comparison.EQUAL) {
      return new ValueTest.Compare(comparison(item), new BigDecimal(text));
    }
    return new ValueTest.Text(patterns(item, text), item.has("cased"));
  }

  private static ValueTest.Position position(Item item) {
    return item.has("contains") || item.field().isEmpty()
        ? ValueTest.Position.ANYWHERE
        : item.has("startswith")
            ? ValueTest.Position.START
            : item.has("endswith") ? ValueTest.Position.END : ValueTest.Position.WHOLE;
  }

  private static ValueTest.Comparison comparison(Item item) {
    return item.has("gt")
        ? ValueTest.Comparison.GREATER
        : item.has("gte")
            ? ValueTest.Comparison.GREATER_OR_EQUAL
            : item.has("lt")
                ? ValueTest.Comparison.LESS
                : item.has("lte") ? ValueTest.Comparison.LESS_OR_EQUAL : ValueTest.Comparison.EQUAL;
  }

  private static List<TextPattern> patterns(Item item, String text) {
    List<String> written = List.of(text);
    if (item.has("base64")) {
      written = List.of(base64(item, "", text));
    } else if (item.has("base64offset")) {
      written = List.of(offset(item, 0, text), offset(item, 1, text), offset(item, 2, text));
    } else if (item.has("windash")) {
      written = dashes(text);
    }
    ValueTest.Position position = position(item);
    boolean before = position == ValueTest.Position.ANYWHERE || position == ValueTest.Position.END;
    boolean behind =
        position == ValueTest.Position.ANYWHERE || position == ValueTest.Position.START;
    return written.stream()
        .map(one -> TextPattern.parse((before ? "*" : "") + one + (behind ? endingStar(one) : "")))
        .toList();
  }

  /** A star, which a lone backslash before it would make plain. */
  private static String endingStar(String text) {
    int backslashes = 0;
    while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 0 ? "*" : "\\*";
  }

  /** The charset, and the byte order mark before the text where there is one. */
  static byte[] bytes(Item item, String text) {
    Charset charset =
        item.has("wide") || item.has("utf16le") || item.has("utf16")
            ? StandardCharsets.UTF_16LE
            : item.has("utf16be") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    return ((item.has("utf16") ? "\uFEFF" : "") + text).getBytes(charset);
  }

  /** The text in base64, behind some characters of one byte each. */
  static String base64(Item item, String before, String text) {
    byte[] head = before.getBytes(StandardCharsets.US_ASCII);
    byte[] tail = bytes(item, text);
    byte[] all = new byte[head.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return Base64.getEncoder().encodeToString(all);
  }

  /** Those characters that only the text decides, at a position in a longer one. */
  private static String offset(Item item, int position, String text) {
    String encoded = base64(item, "xx".substring(2 - position), text);
    int first = (position * 8 + 5) / 6;
    int bits = (position + bytes(item, text).length) * 8;
    return encoded.substring(first, bits / 6);
  }

  /** Every way to write the dashes and slashes that begin a word. */
  static List<String> dashes(String text) {
    List<String> ways = List.of(text);
    Matcher dash = DASH.matcher(text);
    while (dash.find()) {
      List<String> more = new ArrayList<>();
      for (String way : ways) {
        for (String with : List.of("-", "/", "\u2013", "\u2014", "\u2015")) {
          more.add(way.substring(0, dash.start()) + with + way.substring(dash.end()));
        }
      }
      ways = more;
    }
    return ways;
  }
}
