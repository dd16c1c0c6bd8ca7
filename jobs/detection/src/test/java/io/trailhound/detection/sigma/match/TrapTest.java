package io.trailhound.detection.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What matchers of Sigma rules are known to get wrong. */
class TrapTest {
  private static final String ANY = "{\"eventVersion\":\"1.08\",";

  @Test
  void aPathGoesThroughLists() {
    String detection = "s:\n  requestParameters.items.cidrIp: 0.0.0.0/0\ncondition: s\n";
    assertMatch(
        detection,
        "\"requestParameters\":{\"items\":[{\"cidrIp\":\"10.0.0.0/8\"},{\"cidrIp\":\"0.0.0.0/0\"}]}}",
        true);
    assertMatch(
        detection, "\"requestParameters\":{\"items\":[[{\"cidrIp\":\"0.0.0.0/0\"}]]}}", true);
    assertMatch(detection, "\"requestParameters\":{\"items\":{\"cidrIp\":\"0.0.0.0/0\"}}}", true);
    assertMatch(detection, "\"requestParameters\":{\"items\":[]}}", false);
    assertMatch(detection, "\"requestParameters\":{\"items\":\"cidrIp\"}}", false);
  }

  @Test
  void oneElementNeedNotPassEveryTest() {
    // Sigma has no way to bind several fields to the same element of a list.
    assertMatch(
        "s:\n  a.x: 1\n  a.y: 2\ncondition: s\n",
        "\"a\":[{\"x\":1,\"y\":9},{\"x\":8,\"y\":2}]}",
        true);
  }

  @Test
  void aDenialIsOfTheWholeTest() {
    String detection = "s:\n  a: x\ncondition: not s\n";
    assertMatch(detection, "\"a\":[\"x\",\"y\"]}", false);
    assertMatch(detection, "\"a\":[\"y\"]}", true);
    assertMatch(detection, "\"b\":1}", true);
  }

  @Test
  void aKeyWithDotsCountsAsThePathItSpells() {
    String detection = "s:\n  a.b.c: x\ncondition: s\n";
    assertMatch(detection, "\"a.b.c\":\"x\"}", true);
    assertMatch(detection, "\"a\":{\"b.c\":\"x\"}}", true);
    assertMatch(detection, "\"a.b\":{\"c\":\"x\"}}", true);
    assertMatch(detection, "\"a\":{\"b\":{\"c\":\"x\"}}}", true);
    assertMatch(detection, "\"a\":{\"b\":{\"d\":\"x\"}}}", false);
  }

  @Test
  void aWholeObjectIsSearchedAsText() {
    String detection =
        "s:\n  requestParameters|contains: '\"status\":\"Suspended\"'\ncondition: s\n";
    assertMatch(detection, "\"requestParameters\":{\"v\":{\"Status\":\"Suspended\"}}}", true);
    assertMatch(
        detection, "\"requestParameters\" : { \"v\" : { \"Status\" : \"Suspended\" } } }", true);
    assertMatch(detection, "\"requestParameters\":{\"v\":{\"Status\":\"Enabled\"}}}", false);
    assertMatch(detection, "\"requestParameters\":\"\\\"Status\\\":\\\"Suspended\\\"\"}", true);
  }

  @Test
  void keywordsAreFoundAnywhereInTheRecord() {
    String detection = "k:\n  - alice\n  - 'b?b'\ncondition: k\n";
    assertMatch(detection, "\"x\":{\"y\":\"my Alice\"}}", true);
    assertMatch(detection, "\"alice\":1}", true);
    assertMatch(detection, "\"x\":\"bob\"}", true);
    assertMatch(detection, "\"x\":\"carol\"}", false);
    String all = "k:\n  '|all':\n    - alice\n    - bob\ncondition: k\n";
    assertMatch(all, "\"x\":\"alice\",\"y\":\"bob\"}", true);
    assertMatch(all, "\"x\":\"alice\"}", false);
    assertMatch("k:\n  '|re': 'al+ice'\ncondition: k\n", "\"x\":\"allice\"}", true);
  }

  @Test
  void onlyTheLastOfTwoEqualKeysCounts() {
    String detection = "s:\n  eventName: StopLogging\ncondition: s\n";
    assertMatch(detection, "\"eventName\":\"StopLogging\",\"eventName\":\"Other\"}", false);
    assertMatch(detection, "\"eventName\":\"Other\",\"eventName\":\"StopLogging\"}", true);
  }

  @Test
  void escapesAreNoDifference() {
    String detection = "s:\n  eventName: StopLogging\ncondition: s\n";
    assertMatch(detection, "\"event\\u004eame\":\"\\u0053top\\u006cogging\"}", true);
  }

  @Test
  void aLoneSurrogateIsAQuestionMark() {
    assertMatch("s:\n  a: 'x\\?y'\ncondition: s\n", "\"a\":\"x\\ud800y\"}", true);
  }

  @Test
  void precedenceIsNotAndOr() {
    String ids = "a:\n  a: 1\nb:\n  b: 1\nc:\n  c: 1\n";
    assertMatch(ids + "condition: a or b and c\n", "\"a\":1}", true);
    assertMatch(ids + "condition: (a or b) and c\n", "\"a\":1}", false);
    assertMatch(ids + "condition: not a and b\n", "\"b\":1}", true);
    assertMatch(ids + "condition: not (a and b)\n", "\"a\":1}", true);
    assertMatch(ids + "condition: NOT a AND b OR c\n", "\"a\":1,\"c\":1}", true);
    assertMatch(ids + "condition: not not a\n", "\"a\":1}", true);
    assertMatch(ids + "condition: [a and b, c]\n", "\"c\":1}", true);
    assertMatch(ids + "condition: [a and b, c]\n", "\"a\":1}", false);
  }

  @Test
  void quantifiersCountIdentifiers() {
    String ids = "sel_a:\n  a: 1\nsel_b:\n  b: 1\n_hidden:\n  h: 1\n";
    assertMatch(ids + "condition: 1 of them\n", "\"h\":1}", false);
    assertMatch(ids + "condition: 1 of them\n", "\"b\":1}", true);
    assertMatch(ids + "condition: any of sel_*\n", "\"a\":1}", true);
    assertMatch(ids + "condition: all of sel_*\n", "\"a\":1}", false);
    assertMatch(ids + "condition: All Of Them\n", "\"a\":1,\"b\":1}", true);
    assertMatch(ids + "condition: all of sel_* and not 1 of _*\n", "\"a\":1,\"b\":1}", true);
    assertMatch(ids + "condition: not 1 of *_b\n", "\"b\":1}", false);
    assertMatch(ids + "condition: 1 of sel_a\n", "\"a\":1}", true);
  }

  @Test
  void mapsInAListAreAlternatives() {
    String detection = "s:\n  - a: 1\n    b: 2\n  - c: 3\n  - word\ncondition: s\n";
    assertMatch(detection, "\"a\":1,\"b\":2}", true);
    assertMatch(detection, "\"a\":1}", false);
    assertMatch(detection, "\"c\":3}", true);
    assertMatch(detection, "\"d\":\"a word\"}", true);
  }

  @Test
  void severalRulesAreToldInOrder() {
    RuleSet rules =
        TestRules.load(
            two("b", "s:\n  a|contains: x\ncondition: s\n")
                + "---\n"
                + two("a", "s:\n  a: xyz\ncondition: s\n")
                + "---\n"
                + two("c", "s:\n  b: null\ncondition: s\n"));
    assertThat(rules.problems()).isEmpty();
    assertThat(TestRules.matches(rules.rules(), ANY + "\"a\":\"XYZ\"}")).containsExactly(0, 1, 2);
    assertThat(TestRules.matches(rules.rules(), ANY + "\"a\":\"-x\"}")).containsExactly(1, 2);
    assertThat(TestRules.matches(rules.rules(), ANY + "\"b\":1}")).isEmpty();
  }

  private static String two(String id, String detection) {
    return TestRules.yaml(detection).replaceFirst("id: .*", "id: " + id);
  }

  private static void assertMatch(String detection, String members, boolean expected) {
    RuleSet rules = TestRules.load(TestRules.yaml(detection));
    assertThat(rules.problems()).isEmpty();
    Rule rule = rules.rules().get(0);
    String record = ANY + members;
    assertThat(!TestRules.matches(List.of(rule), record).isEmpty())
        .as("%s on %s", detection, record)
        .isEqualTo(expected);
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    assertThat(new ReferenceMatcher(bytes).matches(rule.detection())).isEqualTo(expected);
  }
}
