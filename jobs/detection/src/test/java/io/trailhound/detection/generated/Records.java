package io.trailhound.detection.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated records: nested, with lists, nulls, keys with dots, and every way to write them. */
final class Records {
  /** Texts that are near to each other in the ways that matter to matching. */
  static final List<String> TEXTS =
      List.of(
          "alice",
          "Alice",
          "ALICE",
          "alice.example",
          "bob alice",
          "AccessDenied",
          "accessdenied",
          "10.0.0.1",
          "192.0.2.7",
          "192.0.2.007",
          "192.0.2.256",
          "2001:db8::1",
          "2001:DB8:0:0::1",
          "::ffff:192.0.2.7",
          "5",
          "5.0",
          "-3",
          "1e2",
          "007",
          "true",
          "false",
          "null",
          "",
          "{}",
          "[]",
          "2026-03-01T10:20:30Z",
          "2026-03-01 10:20:30",
          "2026-12-31T23:59:59.5+01:00",
          "a*b",
          "a?b",
          "axb",
          "a\\b",
          "a\\*b",
          "İstanbul",
          "istanbul",
          "ſtraße",
          "STRASSE",
          "Straße",
          "Kelvin",
          "kelvin",
          "Éa",
          "éa",
          "\uD83D\uDE00x",
          "line\nbreak",
          "tab\tx",
          "say \"hi\"",
          "arn:aws:iam::111122223333:user/alice",
          "\u0000",
          "Ⱥa",
          "ⱥA");

  private static final List<String> KEYS =
      List.of(
          "a",
          "b",
          "c",
          "a.b",
          "b.c",
          "a.b.c",
          "a.",
          "",
          "A",
          "ab",
          "eventName",
          "userIdentity",
          "type",
          "requestParameters",
          "é");

  private static final String CHARACTERS = "aAbBkKsS*?.\\/\"- éÉİıſ\u212Aß";

  private Records() {}

  /** A number as JSON writes it. */
  record Digits(String text) {}

  /** An object; its keys are distinct. */
  record Members(List<Map.Entry<String, Object>> entries) {}

  /** Records as JSON text. */
  static Arbitrary<String> records() {
    Arbitrary<Integer> style = Arbitraries.integers().between(0, 1_000_000);
    return Combinators.combine(members(3), style).as(Records::render);
  }

  /** Texts from the list, or of characters that are special somewhere. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(TEXTS),
        Arbitraries.of(TEXTS),
        Arbitraries.strings().withChars(CHARACTERS.toCharArray()).ofMaxLength(6));
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> text = texts().map(value -> value);
    Arbitrary<Object> number =
        Arbitraries.of("5", "5.0", "-3", "0", "1e2", "100", "5e0", "123456789012345678901")
            .map(Digits::new);
    Arbitrary<Object> literal = Arbitraries.of(true, false);
    Arbitrary<Object> none = Arbitraries.just(List.of("null"));
    if (depth == 0) {
      return Arbitraries.frequencyOf(
          Tuple.of(6, text), Tuple.of(2, number), Tuple.of(1, literal), Tuple.of(1, none));
    }
    Arbitrary<Object> list = values(depth - 1).list().ofMaxSize(3).map(Items::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, text),
        Tuple.of(2, number),
        Tuple.of(1, literal),
        Tuple.of(1, none),
        Tuple.of(3, members(depth - 1).map(value -> value)),
        Tuple.of(2, list));
  }

  /** A list. */
  record Items(List<Object> items) {}

  static Arbitrary<Members> members(int depth) {
    return Combinators.combine(Arbitraries.of(KEYS), values(depth))
        .as(Map::entry)
        .list()
        .uniqueElements(Map.Entry::getKey)
        .ofMaxSize(4)
        .map(Members::new);
  }

  static String render(Members record, int style) {
    // Members that come twice are only written where no key has dots: what both spell is undefined.
    boolean twice = style % 4 == 3 && !hasDots(record);
    List<Map.Entry<String, Object>> entries = new ArrayList<>(record.entries());
    entries.add(0, Map.entry("eventVersion", "1.08"));
    StringBuilder out = new StringBuilder();
    new Renderer(out, style, twice).write(new Members(entries));
    return out.toString();
  }

  private static boolean hasDots(Object value) {
    if (value instanceof Items items) {
      return items.items().stream().anyMatch(Records::hasDots);
    }
    return value instanceof Members members
        && members.entries().stream()
            .anyMatch(entry -> entry.getKey().contains(".") || hasDots(entry.getValue()));
  }

  /** Writes JSON in a style: 0 is compact and without escapes but the needed ones. */
  private static final class Renderer {
    private final StringBuilder out;
    private final Random random;
    private final boolean spaces;
    private final boolean escapes;
    private final boolean twice;

    Renderer(StringBuilder out, int style, boolean twice) {
      this.out = out;
      this.random = new Random(style);
      this.spaces = style % 3 == 1;
      this.escapes = style % 5 > 2;
      this.twice = twice;
    }

    void write(Object value) {
      if (value instanceof Members members) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> entry : members.entries()) {
          out.append(separator);
          if (twice && random.nextInt(3) == 0) {
            member(entry.getKey(), random.nextBoolean() ? "alice" : new Items(List.of("alice")));
            out.append(',');
          }
          member(entry.getKey(), entry.getValue());
          separator = ",";
        }
        space();
        out.append('}');
      } else if (value instanceof Items items) {
        out.append('[');
        String separator = "";
        for (Object item : items.items()) {
          out.append(separator);
          space();
          write(item);
          space();
          separator = ",";
        }
        out.append(']');
      } else if (value instanceof Digits number) {
        out.append(number.text());
      } else if (value instanceof Boolean || value instanceof List<?>) {
        out.append(value instanceof Boolean ? value : "null");
      } else {
        string((String) value);
      }
    }

    private void member(String key, Object value) {
      space();
      string(key);
      space();
      out.append(':');
      space();
      write(value);
    }

    private void string(String text) {
      out.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean needed = c < ' ' || c == '"' || c == '\\';
        if (needed || (escapes && random.nextInt(3) == 0)) {
          boolean brief = (c == '"' || c == '\\') && random.nextBoolean();
          out.append('\\').append(brief ? c : "u" + String.format("%04x", (int) c));
        } else {
          out.append(c);
        }
      }
      out.append('"');
    }

    private void space() {
      if (spaces && random.nextInt(2) == 0) {
        out.append(random.nextBoolean() ? " " : "\n\t");
      }
    }
  }
}
