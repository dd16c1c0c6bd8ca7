package io.trailhound.detection.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.compile.CompiledRules;
import io.trailhound.detection.sigma.match.Matcher;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fast matcher against the slow one: every rule at hand on every record at hand. */
class RealRecordsTest {
  private final List<Rule> rules = new ArrayList<>();
  private long records;
  private long matches;
  private final Set<Integer> matched = new HashSet<>();

  @Test
  void agreesWithTheReference() throws IOException {
    assumeTrue(
        Files.isDirectory(RealData.data()),
        "skipped: there are no public records at " + RealData.data());
    // Rules for other logs too: what they ask for must be answered alike.
    RuleSet own = RuleLoader.load(List.of(RealData.ownRules()));
    RuleSet theirs = RuleLoader.load(List.of(RealData.data().resolve("sigmahq")));
    assertThat(own.problems()).isEmpty();
    assertThat(theirs.problems()).isEmpty();
    rules.addAll(own.rules());
    rules.addAll(theirs.rules());
    FieldPlan plan = CloudTrailField.plan(RuleSet.fieldsOf(rules));
    CompiledRules compiled = CompiledRules.compile(rules, plan);
    Matcher matcher = new Matcher(compiled);
    FieldReader reader = new FieldReader(plan);
    for (Path file : RealData.files()) {
      RealData.events(file, plan, event -> compare(event, reader, matcher));
    }
    System.out.printf(
        "%d rules on %d records, %d pairs: %d matches of %d rules; %d rules without an index%n",
        rules.size(),
        records,
        rules.size() * records,
        matches,
        matched.size(),
        compiled.unindexed().size());
    assertThat(records).isGreaterThan(8000);
    assertThat(matched).hasSizeGreaterThan(30);
  }

  private void compare(Event event, FieldReader reader, Matcher matcher) {
    int end = event.offset() + event.length();
    byte[] bytes = Arrays.copyOfRange(event.buffer(), event.offset(), end);
    ReferenceMatcher reference = new ReferenceMatcher(bytes);
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (reference.matches(rules.get(i).detection())) {
        expected.add(i);
      }
    }
    List<Integer> actual = new ArrayList<>();
    reader.load(event);
    matcher.match(reader, actual::add);
    assertThat(actual).as("%s, record %d", event.object(), event.index()).isEqualTo(expected);
    records++;
    matches += actual.size();
    matched.addAll(actual);
  }
}
