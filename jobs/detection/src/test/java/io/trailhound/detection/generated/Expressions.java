package io.trailhound.detection.generated;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.ast.RegexPattern;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.ValueTest;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated expressions over the fields and texts of {@link Records}. */
final class Expressions {
  private static final List<String> FIELDS =
      List.of(
          "a",
          "b",
          "c",
          "a.b",
          "a.b.c",
          "b.c",
          "a.a",
          "a.",
          "A",
          "ab",
          "eventName",
          "é",
          "userIdentity",
          "userIdentity.type",
          "requestParameters",
          "requestParameters.a");

  static final List<String> REGEXES =
      List.of(
          "a",
          "^a",
          "e$",
          "al.ce",
          "(?i)ALICE",
          "[ab]+",
          "l+i",
          "access(denied|granted)",
          "user/.*",
          "\\d+",
          "a{2}",
          "ali?ce",
          "(alice)",
          "alice|bob",
          "\\.example",
          ".+:user/a.+",
          "kelvin",
          "Kel+vin",
          "stra(ss|ß)e",
          "line.break",
          "^break",
          "x*",
          "é",
          "[^a]lice",
          "al\\x69ce",
          "\"hi\"",
          "(?s)line.b",
          "bob\\s+alice",
          "5\\.0",
          "[]a]b?",
          "\\Qa\\E");

  private Expressions() {}

  /** Expressions of a few levels. */
  static Arbitrary<Expression> expressions() {
    return expressions(2);
  }

  private static Arbitrary<Expression> expressions(int depth) {
    Arbitrary<Expression> leaf = leaves();
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<List<Expression>> parts = expressions(depth - 1).list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaf),
        Tuple.of(3, parts.map(list -> new Expression.And(list, 1))),
        Tuple.of(2, parts.map(list -> new Expression.Or(list, 1))),
        Tuple.of(2, expressions(depth - 1).map(part -> new Expression.Not(part, 1))));
  }

  private static Arbitrary<Expression> leaves() {
    Arbitrary<Expression> field =
        Combinators.combine(Arbitraries.of(FIELDS), tests())
            .as((path, test) -> new Expression.FieldMatch(path, test, 1));
    Arbitrary<ValueTest> texts =
        patterns()
            .map(
                list ->
                    new ValueTest.Text(list.stream().map(p -> p.open(true, true)).toList(), false));
    Arbitrary<Expression> keywords =
        Arbitraries.oneOf(texts, regexes()).map(test -> new Expression.Keywords(test, 1));
    return Arbitraries.frequencyOf(Tuple.of(12, field), Tuple.of(1, keywords));
  }

  private static Arbitrary<ValueTest> tests() {
    Arbitrary<ValueTest> text =
        Combinators.combine(patterns(), Arbitraries.of(true, false, false)).as(ValueTest.Text::new);
    Arbitrary<ValueTest> cidr =
        Arbitraries.of(
                "10.0.0.0/8",
                "192.0.2.0/24",
                "192.0.2.7",
                "2001:db8::/32",
                "::/0",
                "0.0.0.0/0",
                "2001:db8::1/128")
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(ValueTest.Cidr::new);
    Arbitrary<ValueTest> reference =
        Combinators.combine(
                Arbitraries.of(ValueTest.Position.values()),
                Arbitraries.of(FIELDS),
                Arbitraries.of(true, false))
            .as(ValueTest.FieldRef::new);
    Arbitrary<ValueTest> compare =
        Combinators.combine(
                Arbitraries.of(ValueTest.Comparison.values()),
                Arbitraries.of("5", "-3", "0", "100", "4.5", "1e2", "123456789012345678901"))
            .as((comparison, number) -> new ValueTest.Compare(comparison, new BigDecimal(number)));
    Arbitrary<ValueTest> part =
        Combinators.combine(
                Arbitraries.of(ValueTest.TimeUnit.values()),
                Arbitraries.of(ValueTest.Comparison.values()),
                Arbitraries.of(1, 9, 10, 20, 22, 53, 59, 2026).map(BigDecimal::valueOf))
            .as(ValueTest.TimePart::new);
    return Arbitraries.frequencyOf(
        Tuple.of(8, text),
        Tuple.of(3, regexes()),
        Tuple.of(1, cidr),
        Tuple.of(2, reference),
        Tuple.of(1, compare),
        Tuple.of(1, part),
        Tuple.of(1, Arbitraries.just(new ValueTest.IsNull())),
        Tuple.of(1, Arbitraries.of(true, false).map(ValueTest.Exists::new)));
  }

  private static Arbitrary<ValueTest> regexes() {
    return Combinators.combine(
            Arbitraries.of(REGEXES),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(RegexPattern::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(ValueTest.Regex::new);
  }

  private static Arbitrary<List<TextPattern>> patterns() {
    Arbitrary<TextPattern> literal =
        Combinators.combine(
                Records.texts(), Arbitraries.of(true, false), Arbitraries.of(true, false))
            .as((text, before, behind) -> TextPattern.literal(text).open(before, behind));
    Arbitrary<TextPattern> part =
        Combinators.combine(Records.texts(), Arbitraries.integers().between(0, 8))
            .as((text, cut) -> cutOut(text, cut));
    Arbitrary<TextPattern> written = Records.texts().map(TextPattern::parse);
    return Arbitraries.oneOf(literal, literal, part, written).list().ofMinSize(1).ofMaxSize(3);
  }

  /** The text with a wildcard in place of one character. */
  private static TextPattern cutOut(String text, int at) {
    int[] points = text.codePoints().toArray();
    if (points.length == 0) {
      return TextPattern.parse("*");
    }
    int cut = at % points.length;
    String first = new String(points, 0, cut);
    String last = new String(points, cut + 1, points.length - cut - 1);
    TextPattern wildcard = TextPattern.parse(at % 2 == 0 ? "*" : "?");
    List<TextPattern.Part> parts = new java.util.ArrayList<>(TextPattern.literal(first).parts());
    parts.addAll(wildcard.parts());
    parts.addAll(TextPattern.literal(last).parts());
    return new TextPattern(parts);
  }
}
