package io.trailhound.detection.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"\"'; the condition ends where a search identifier is expected",
        "'a and'; the condition ends where a search identifier is expected",
        "'a b'; unexpected 'b' in the condition",
        "'and a'; 'and' where a search identifier is expected",
        "'(a or b'; a ) is missing in the condition",
        "'a or b)'; unexpected ')' in the condition",
        "'a or c'; the condition names 'c', which the detection does not have",
        "'1 of'; the condition ends where 'them' or a pattern of names is expected",
        "'2 of them'; '2 of': only 1, any and all can be asked for",
        "'1 of c*'; no search identifier fits 'c*'",
        "'a | count() > 5'; aggregations (|) are not part of Sigma 2: write a correlation",
        "null; a condition must be a text",
        "{a: b}; a condition must be a text",
        "[]; an empty list of conditions",
      })
  void tellsWhatIsWrong(String condition, String reason) {
    String detection = "a:\n  x: 1\nb:\n  x: 2\ncondition: " + condition + "\n";
    assertThat(TestRules.load(TestRules.yaml(detection)).problems())
        .extracting(RuleProblem::toString)
        .containsExactly("rule.yml:11:14: " + reason);
  }

  @Test
  void boundsDepth() {
    String condition = "(".repeat(200) + "a" + ")".repeat(200);
    String detection = "a:\n  x: 1\ncondition: " + condition + "\n";
    assertThat(TestRules.load(TestRules.yaml(detection)).problems())
        .extracting(RuleProblem::reason)
        .containsExactly("a condition nested deeper than 100 levels");
  }

  @Test
  void wordsOfTheGrammarMayBeNames() {
    String detection = "all:\n  x: 1\nthem:\n  x: 2\ncondition: all and 1 of them\n";
    assertThat(TestRules.load(TestRules.yaml(detection)).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{}'; an empty search identifier",
        "'[]'; an empty search identifier",
        "'[[a]]'; a list within the list of a search identifier",
        "''; an empty keyword is found everywhere",
        "null; null is no value here, put it in quotes to mean the text",
        "'{\"|contains|exists\": true}'; contains, startswith and endswith go with texts only",
        "'{\"|startswith\": a}'; these modifiers need a field before the first |",
      })
  void tellsWhatIsWrongWithIdentifiers(String identifier, String reason) {
    String written = identifier == null || identifier.isEmpty() ? "''" : identifier;
    String detection = "a: " + written + "\ncondition: a\n";
    assertThat(TestRules.load(TestRules.yaml(detection)).problems())
        .extracting(RuleProblem::reason)
        .containsExactly(reason);
  }
}
