package io.trailhound.events.json;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random JSON texts: valid, of every form that the grammar allows, few keys and so repeated ones.
 */
final class JsonTexts {
  private JsonTexts() {}

  /** Values of any kind without white space around them. */
  static Arbitrary<String> values() {
    return Arbitraries.recursive(JsonTexts::scalars, JsonTexts::containers, 0, 4);
  }

  /** Objects, up to a few levels deep. */
  static Arbitrary<String> objects() {
    return objects(values());
  }

  private static Arbitrary<String> scalars() {
    return Arbitraries.oneOf(
        strings(), numbers(), Arbitraries.of("true", "false", "null", "{}", "[]", "{ }", "[\n]"));
  }

  private static Arbitrary<String> containers(Arbitrary<String> inner) {
    return Arbitraries.oneOf(inner, arrays(inner), objects(inner), objects(inner));
  }

  private static Arbitrary<String> arrays(Arbitrary<String> inner) {
    return spaced(inner).list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
  }

  private static Arbitrary<String> objects(Arbitrary<String> inner) {
    return Combinators.combine(spaced(keys()), spaced(inner))
        .as((key, value) -> key + ":" + value)
        .list()
        .ofMaxSize(6)
        .map(members -> "{" + String.join(",", members) + "}");
  }

  private static Arbitrary<String> spaced(Arbitrary<String> inner) {
    Arbitrary<String> space =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.just("")),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(" ", "\n  ", "\t", "\r\n")));
    return Combinators.combine(space, inner, space).as((a, text, b) -> a + text + b);
  }

  /** Keys of the plans in {@link Plans}, in several spellings, and some of no plan. */
  private static Arbitrary<String> keys() {
    return Arbitraries.of(
        "\"a\"",
        "\"b\"",
        "\"c\"",
        "\"a\"",
        "\"b\"",
        "\"c\"",
        "\"\\u0061\"",
        "\"a.b\"",
        "\"b.c\"",
        "\"a\\u002eb\"",
        "\"\u00e9\"",
        "\"\\u00E9\"",
        "\"\"",
        "\".\"",
        "\"a.\"",
        "\"x\"",
        "\"aVeryLongKeyThatNeedsMoreThanThreeWords\"",
        "\"eightLtr\"",
        "\"\uD83D\uDE00\"");
  }

  private static Arbitrary<String> strings() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(20),
            Arbitraries.of(
                " ",
                "/",
                "\\/",
                "\\\\",
                "\\\"",
                "\\n",
                "\\t",
                "\\b\\f\\r",
                "\\u0000",
                "\\u00e9",
                "\\u20AC",
                "\\ud83d\\ude00",
                "\u00e9",
                "\u20ac",
                "\uD83D\uDE00",
                "\u007f",
                "{",
                "]",
                "~",
                "!",
                "#"));
    return part.list().ofMaxSize(5).map(parts -> '"' + String.join("", parts) + '"');
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(String::valueOf),
        Arbitraries.of(
            List.of(
                "0",
                "-0",
                "-1",
                "1.5",
                "0.25",
                "-0.5",
                "1e3",
                "1E3",
                "1e+3",
                "2.5e-3",
                "12345678",
                "123456789012345678901234567890",
                "0.1234567890123456789",
                "1e-30")));
  }
}
