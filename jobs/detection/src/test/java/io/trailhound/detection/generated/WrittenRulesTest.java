package io.trailhound.detection.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.assertj.core.api.SoftAssertions;

/**
 * Rules as they are written, read and matched by the fast matcher, against what they mean by
 * definition. Many rules are compiled together and meet many records; a failure names one of each.
 */
class WrittenRulesTest {
  private static final long LEAST = 100_000;
  private static final long LEAST_OF_FORM = 1000;

  /** Of each form, this many must hold and this many must not. */
  private static final long LEAST_OUTCOME = 50;

  private static final List<String> FORMS =
      List.of(
          ("plain wildcard contains startswith endswith all cased neq base64 base64offset wide"
                  + " utf16le utf16be utf16 windash re i m s cidr gt gte lt lte minute hour day"
                  + " week month year exists fieldref null number boolean keyword map keywords not"
                  + " and or brackets")
              .split(" ", -1));

  private static final List<String> WORDY_FORMS =
      List.of(
          "fieldref|contains",
          "fieldref|startswith",
          "fieldref|endswith",
          "list of maps",
          "maps and keywords",
          "list of conditions",
          "1 of x*",
          "any of x*",
          "all of x*",
          "1 of them",
          "any of them",
          "all of them");

  private static final Tally TALLY = new Tally();
  private static long pairs;
  private static long matches;
  private static boolean disagreed;

  /** Rules, and records with values that they ask for. */
  record Meeting(List<WrittenRule> rules, List<Planted> records) {}

  /** A record to be, with a seed of its own, so that leaving out others does not change it. */
  private record Sown(Records.Members base, int seed) {
    Planted plant(List<WrittenRule> rules) {
      return Planted.plant(base, seed, rules);
    }
  }

  @Property(tries = 2700, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
  void matchWhatTheyMean(@ForAll("meetings") Meeting meeting) {
    List<WrittenRule> rules = meeting.rules();
    List<Map<String, Expression>> meanings = rules.stream().map(WrittenRule::meanings).toList();
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      yaml.append(i == 0 ? "" : "---\n").append(rules.get(i).yaml("r%02d".formatted(i)));
    }
    RuleSet set = TestRules.load(yaml.toString());
    assertThat(set.problems()).as("%s", yaml).isEmpty();
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(set.rules()));
    Matcher matcher = new Matcher(CompiledRules.compile(set.rules(), plan));
    FieldReader reader = new FieldReader(plan);
    for (Planted record : meeting.records()) {
      ReferenceMatcher reference =
          new ReferenceMatcher(record.json().getBytes(StandardCharsets.UTF_8));
      Set<Integer> actual = new HashSet<>();
      reader.load(TestRules.event(plan, record.json()));
      matcher.match(reader, actual::add);
      for (int i = 0; i < rules.size(); i++) {
        boolean expected = rules.get(i).matches(reference, meanings.get(i));
        count(rules.get(i), i == record.rule() ? record.shapes() : Set.of(), reference, expected);
        disagreed |= actual.contains(i) != expected;
        assertThat(actual.contains(i))
            .as("that this rule matches: %s on the record: %s", rules.get(i), record)
            .isEqualTo(expected);
      }
    }
  }

  private static void count(
      WrittenRule rule, Set<String> shapes, ReferenceMatcher reference, boolean matched) {
    pairs++;
    matches += matched ? 1 : 0;
    Set<String> holding = new TreeSet<>();
    Set<String> failing = new TreeSet<>();
    for (Item item : rule.items()) {
      Set<String> forms = reference.matches(Meaning.of(item)) ? holding : failing;
      forms.add(item.form());
      forms.addAll(item.modifiers());
      if (item.has("fieldref")) {
        item.modifiers().forEach(modifier -> forms.add("fieldref|" + modifier));
      }
    }
    failing.removeAll(holding);
    holding.forEach(form -> TALLY.count(form, true));
    failing.forEach(form -> TALLY.count(form, false));
    rule.forms().forEach(form -> TALLY.count(form, matched));
    shapes.forEach(shape -> TALLY.count(shape, matched));
  }

  /** No form may be missing from what is generated, or always come out alike. */
  @AfterContainer
  static void enoughOfEach() {
    if (disagreed) {
      return; // then the property has ended early
    }
    System.out.printf("%d pairs of a rule and a record, %d match%n", pairs, matches);
    SoftAssertions all = new SoftAssertions();
    all.assertThat(pairs).isGreaterThan(LEAST);
    all.assertThat(matches).isBetween(pairs / 10, pairs * 9 / 10);
    for (List<String> forms : List.of(FORMS, WORDY_FORMS, Planted.SHAPES)) {
      for (String form : forms) {
        long holding = TALLY.holding(form);
        long failing = TALLY.failing(form);
        all.assertThat(holding + failing).as("pairs of " + form).isGreaterThan(LEAST_OF_FORM);
        all.assertThat(holding).as("pairs where " + form + " holds").isGreaterThan(LEAST_OUTCOME);
        all.assertThat(failing).as("pairs where " + form + " fails").isGreaterThan(LEAST_OUTCOME);
      }
    }
    all.assertAll();
  }

  @Provide
  Arbitrary<Meeting> meetings() {
    Arbitrary<List<WrittenRule>> rules = WrittenRules.rules().list().ofMinSize(1).ofMaxSize(12);
    Arbitrary<Integer> seeds = Arbitraries.integers().between(0, 1_000_000);
    Arbitrary<List<Sown>> records =
        Combinators.combine(Records.members(2), seeds)
            .as(Sown::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(12);
    return Combinators.combine(rules, records)
        .as(
            (written, sown) ->
                new Meeting(written, sown.stream().map(one -> one.plant(written)).toList()));
  }
}
