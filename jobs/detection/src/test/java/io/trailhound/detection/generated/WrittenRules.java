package io.trailhound.detection.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated rules, with every form of search identifier and of condition. */
final class WrittenRules {
  private static final List<String> NAMES = List.of("sel_a", "sel_b", "filter_c", "_d");

  private WrittenRules() {}

  static Arbitrary<WrittenRule> rules() {
    Arbitrary<List<Search>> searches = searches().list().ofMinSize(1).ofMaxSize(NAMES.size());
    Arbitrary<List<Formula>> conditions = formulas(2).list().ofMinSize(1).ofMaxSize(2);
    Arbitrary<Boolean> several = Arbitraries.of(false, false, false, true);
    return Combinators.combine(searches, conditions, several).as(WrittenRules::rule);
  }

  private static WrittenRule rule(
      List<Search> searches, List<Formula> conditions, boolean several) {
    Map<String, Search> named = new LinkedHashMap<>();
    for (int i = 0; i < searches.size(); i++) {
      named.put(NAMES.get(i), searches.get(i));
    }
    List<Formula> known = conditions.stream().map(part -> known(part, searches.size())).toList();
    return new WrittenRule(named, several ? known : known.subList(0, 1));
  }

  private static Arbitrary<Search> searches() {
    Arbitrary<Search.Fields> fields =
        Forms.items()
            .list()
            .ofMinSize(1)
            .ofMaxSize(2)
            .uniqueElements(Item::key)
            .map(Search.Fields::new);
    Arbitrary<List<Search.Fields>> maps = fields.list().ofMinSize(1).ofMaxSize(2);
    Arbitrary<List<Item>> words = Forms.bareKeywords().list().ofSize(1);
    return Arbitraries.frequencyOf(
        Tuple.of(10, fields.map(one -> one)),
        Tuple.of(2, maps.map(list -> new Search.Alternatives(list, List.of()))),
        Tuple.of(1, words.map(list -> new Search.Alternatives(List.of(), list))),
        Tuple.of(1, Combinators.combine(maps, words).as(Search.Alternatives::new)));
  }

  private static Arbitrary<Formula> formulas(int depth) {
    Arbitrary<Formula> name = Arbitraries.of(NAMES).map(Formula.Name::new);
    Arbitrary<Formula> of =
        Combinators.combine(
                Arbitraries.of("1", "any", "all"), Arbitraries.of("them", "sel_*", "*a", "*_*"))
            .as(Formula.Of::new);
    if (depth == 0) {
      return Arbitraries.frequencyOf(Tuple.of(3, name), Tuple.of(1, of));
    }
    Arbitrary<List<Formula>> parts = formulas(depth - 1).list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.frequencyOf(
        Tuple.of(3, name),
        Tuple.of(2, of),
        Tuple.of(1, formulas(depth - 1).map(Formula.Not::new)),
        Tuple.of(
            3,
            Combinators.combine(Arbitraries.of("and", "AND", "and", "or", "Or"), parts)
                .as(Formula.Join::new)));
  }

  /** The formula with names that a rule with so many search identifiers has. */
  private static Formula known(Formula formula, int names) {
    if (formula instanceof Formula.Name name) {
      return new Formula.Name(NAMES.get(NAMES.indexOf(name.name()) % names));
    }
    if (formula instanceof Formula.Not not) {
      return new Formula.Not(known(not.part(), names));
    }
    if (formula instanceof Formula.Join join) {
      List<Formula> parts = new ArrayList<>();
      join.parts().forEach(part -> parts.add(known(part, names)));
      return new Formula.Join(join.word(), parts);
    }
    return formula;
  }
}
