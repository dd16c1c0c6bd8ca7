package io.trailhound.detection.generated;

import io.trailhound.detection.generated.Item.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Items of every form of value and with every modifier that can apply to a log. */
final class Forms {
  static final List<String> FIELDS =
      List.of(
          "a",
          "b",
          "A",
          "a.b",
          "a.b.c",
          "b.c",
          "eventName",
          "eventSource",
          "é",
          "userIdentity.type",
          "requestParameters",
          "requestParameters.a");

  static final List<String> ADDRESSES =
      List.of("10.0.0.1", "10.255.0.9", "192.0.2.7", "192.0.3.7", "2001:db8::1", "2001:db9::1");

  static final List<String> OPTIONS =
      List.of("-enc x", "cmd /c-d /e", "run --all -f", "a-b", "/x", "*-enc *", "tool ?x /y z-");

  static final List<String> TIMES =
      List.of(
          "2026-03-01T10:20:30Z",
          "2026-03-01 10:20:30",
          "2025-12-31T23:59:59.5+01:00",
          "2026-12-31T22:53:00Z");

  private static final List<String> NETWORKS =
      List.of("10.0.0.0/8", "192.0.2.0/24", "192.0.2.7", "2001:db8::/32", "0.0.0.0/0");

  private static final List<String> NUMBERS =
      List.of("5", "5.0", "-3", "0", "1e2", "100", "4.5", "123456789012345678901");

  /** Texts that are long enough to be found in base64. */
  private static final List<String> ENCODED =
      List.of("alice", "AccessDenied", "bob alice", "Straße", "tab\tx", "a-b/c", "\uD83D\uDE00xyz");

  private static final List<String> UTF16 = List.of("wide", "utf16le", "utf16be", "utf16");
  private static final List<String> PLACES = List.of("contains", "startswith", "endswith");
  private static final List<String> ORDERS = List.of("gt", "gte", "lt", "lte");
  private static final List<String> PARTS =
      List.of("minute", "hour", "day", "week", "month", "year");

  private Forms() {}

  static Arbitrary<Item> items() {
    return Arbitraries.oneOf(
        List.of(
            item("plain", maybe("cased", "neq", "all"), quoted(Records.texts()), 3),
            item("wildcard", maybe("cased", "neq"), quoted(wildcards()), 2),
            item("place", places(), quoted(pieces()), 3),
            item("encoding", encodings(), quoted(Arbitraries.of(ENCODED)), 2),
            item("windash", with(List.of("windash"), places()), quoted(options()), 2),
            item("re", flags(), quoted(Arbitraries.of(Expressions.REGEXES)), 2),
            item("cidr", with(List.of("cidr"), maybe("neq", "all")), quoted(of(NETWORKS)), 2),
            item("order", orders(), bare(NUMBERS), 1),
            item("time", times(), Arbitraries.of(1, 10, 20, 22, 53, 2026).map(Forms::number), 2),
            item("exists", just("exists"), Arbitraries.of("true", "false").map(Forms::plain), 1),
            item("fieldref", references(), quoted(of(FIELDS)), 2),
            item("null", maybe("neq"), nulls(), 2),
            item("number", maybe("neq"), bare(NUMBERS), 2),
            item("boolean", maybe("neq"), bare(List.of("true", "false")), 1),
            keywords()));
  }

  /** Items without a field: a list of words in the record, or a regular expression. */
  static Arbitrary<Item> keywords() {
    Arbitrary<List<String>> words =
        Arbitraries.of(List.of("all"), List.of("contains"), List.of("contains", "all"));
    return Arbitraries.oneOf(
        make("keyword", of(List.of("")), words, quoted(pieces()), 3),
        make("keyword", of(List.of("")), flags(), quoted(of(Expressions.REGEXES)), 2));
  }

  /** Words that stand alone in the list of a search identifier. */
  static Arbitrary<Item> bareKeywords() {
    return make("keyword", of(List.of("")), Arbitraries.just(List.of()), quoted(pieces()), 3);
  }

  private static Arbitrary<Item> item(
      String form, Arbitrary<List<String>> modifiers, Arbitrary<Value> values, int most) {
    return make(form, of(FIELDS), modifiers, values, most);
  }

  private static Arbitrary<Item> make(
      String form,
      Arbitrary<String> fields,
      Arbitrary<List<String>> modifiers,
      Arbitrary<Value> values,
      int most) {
    Arbitrary<List<Value>> lists = values.list().ofMinSize(1).ofMaxSize(most);
    return Combinators.combine(fields, modifiers, lists)
        .as((field, names, list) -> new Item(form, field, names, list));
  }

  private static Arbitrary<List<String>> places() {
    return with(of(PLACES), maybe("all", "cased", "neq"));
  }

  private static Arbitrary<List<String>> encodings() {
    Arbitrary<List<String>> base = Arbitraries.of("base64", "base64offset").map(List::of);
    Arbitrary<List<String>> wide = with(of(UTF16), base);
    Arbitrary<List<String>> encoded = Arbitraries.oneOf(base, wide);
    Arbitrary<List<String>> places =
        Arbitraries.of(List.of("contains"), List.of("contains", "cased"), List.<String>of());
    return Combinators.combine(encoded, places).as(Forms::joined);
  }

  private static Arbitrary<List<String>> flags() {
    return with(List.of("re"), Arbitraries.of("i", "m", "s").set().ofMaxSize(3).map(List::copyOf));
  }

  private static Arbitrary<List<String>> orders() {
    return with(of(ORDERS), maybe("neq"));
  }

  private static Arbitrary<List<String>> times() {
    Arbitrary<List<String>> order =
        Arbitraries.oneOf(Arbitraries.just(List.of()), orders(), maybe("neq", "all"));
    return with(of(PARTS), order);
  }

  private static Arbitrary<List<String>> references() {
    Arbitrary<List<String>> place = Arbitraries.oneOf(Arbitraries.just(List.of()), places());
    return with(List.of("fieldref"), place);
  }

  /** Pieces of texts, so that they are contained in one, begin or end it. */
  private static Arbitrary<String> pieces() {
    return Combinators.combine(
            Records.texts().filter(text -> !text.isEmpty()),
            Arbitraries.integers().between(0, 99),
            Arbitraries.integers().between(1, 6))
        .as(
            (text, from, length) -> {
              int[] points = text.codePoints().toArray();
              int first = from % points.length;
              return new String(points, first, Math.min(length, points.length - first));
            });
  }

  /** Texts in which a wildcard stands for a character. */
  private static Arbitrary<String> wildcards() {
    return Combinators.combine(
            Records.texts().filter(text -> !text.isEmpty()),
            Arbitraries.integers().between(0, 99),
            Arbitraries.of("*", "?", "**", "*?"))
        .as(
            (text, at, wildcard) -> {
              int[] points = text.codePoints().toArray();
              int cut = at % points.length;
              return new String(points, 0, cut)
                  + wildcard
                  + new String(points, cut + 1, points.length - cut - 1);
            });
  }

  private static Arbitrary<String> options() {
    return Arbitraries.of(OPTIONS);
  }

  private static Arbitrary<Value> nulls() {
    return Arbitraries.of(new Value(null, false), new Value(null, false), Value.text("alice"));
  }

  private static Value number(int number) {
    return plain(String.valueOf(number));
  }

  private static Value plain(String text) {
    return new Value(text, false);
  }

  private static Arbitrary<Value> quoted(Arbitrary<String> texts) {
    return texts.map(Value::text);
  }

  private static Arbitrary<Value> bare(List<String> texts) {
    return Arbitraries.of(texts).map(Forms::plain);
  }

  private static Arbitrary<String> of(List<String> texts) {
    return Arbitraries.of(texts);
  }

  private static Arbitrary<List<String>> just(String modifier) {
    return Arbitraries.just(List.of(modifier));
  }

  /** One of these in four, else none. */
  private static Arbitrary<List<String>> maybe(String... modifiers) {
    return Arbitraries.integers()
        .between(0, modifiers.length * 2)
        .map(i -> i < modifiers.length ? List.of(modifiers[i]) : List.of());
  }

  private static Arbitrary<List<String>> with(List<String> first, Arbitrary<List<String>> others) {
    return others.map(more -> joined(first, more));
  }

  private static Arbitrary<List<String>> with(
      Arbitrary<String> first, Arbitrary<List<String>> others) {
    return Combinators.combine(first, others).as((one, more) -> joined(List.of(one), more));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
