package io.trailhound.detection.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.TestRules;
import io.trailhound.detection.reference.ReferenceMatcher;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each modifier and form of value, on a value that it takes and on one that it does not. */
class ModifierTest {

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        // Plain values.
        "f: alice; \"alice\"; true",
        "f: alice; \"ALICE\"; true",
        "f: alice; \"alice2\"; false",
        "f: straße; \"STRAßE\"; true",
        "f: [alice, bob]; \"bob\"; true",
        "f: [alice, bob]; \"carol\"; false",
        "f: [alice, bob]; [\"carol\", \"bob\"]; true",
        "f: ''; \"\"; true",
        "f: ''; \"x\"; false",
        "f: ''; null; false",
        "f: ''; []; false",
        "f: al*e; \"alice\"; true",
        "f: al?ce; \"alice\"; true",
        "f: al?ce; \"alce\"; false",
        "f: 'a\\*b'; \"a*b\"; true",
        "f: 'a\\*b'; \"axb\"; false",
        "f: 'C:\\dir\\\\*'; \"c:\\\\dir\\\\file\"; true",
        // JSON types.
        "f: true; true; true",
        "f: 'true'; true; true",
        "f: true; \"True\"; true",
        "f: 'false'; true; false",
        "f: 5; 5; true",
        "f: '5'; 5; true",
        "f: 5; \"5\"; true",
        "f: 5; 5.0; false",
        "f: No; \"No\"; true",
        "f: 012; \"012\"; true",
        "f: 111122223333; \"111122223333\"; true",
        // Null, missing and empty.
        "f: null; null; true",
        "f: null; ; true",
        "f: null; []; false",
        "f: null; [null]; true",
        "f: null; [null, 1]; false",
        "f: null; \"\"; false",
        "f: null; {}; false",
        "f: [null, ok]; \"ok\"; true",
        "f: [null, ok]; ; true",
        "f: [null, ok]; \"bad\"; false",
        "f|exists: true; \"\"; true",
        "f|exists: true; []; true",
        "f|exists: true; {}; true",
        "f|exists: true; null; false",
        "f|exists: true; ; false",
        "f|exists: false; ; true",
        "f|exists: false; [null]; true",
        "f|exists: 'no'; ; problem",
        "f|exists: [true, false]; ; true",
        // Places.
        "f|contains: lic; \"aLIce\"; true",
        "f|contains: lic; \"liac\"; false",
        "f|contains: '*'; \"\"; true",
        "f|contains: '*'; null; false",
        "f|contains: '*'; []; false",
        "f|contains: '*'; {\"a\":1}; true",
        "f|contains: ''; \"x\"; true",
        "f|startswith: al; \"Alice\"; true",
        "f|startswith: al; \"mal\"; false",
        "f|endswith: ce; \"ALICE\"; true",
        "f|endswith: ce; \"cede\"; false",
        "f|contains: a*e; \"xalicex\"; true",
        "f|contains: null; \"x\"; problem",
        "f|contains|startswith: x; \"x\"; problem",
        // All.
        "f|contains|all: [li, ce]; \"alice\"; true",
        "f|contains|all: [li, bo]; \"alice\"; false",
        "f|contains|all: [li, bo]; [\"alice\", \"bob\"]; true",
        "f|all: [alice, bob]; [\"bob\", \"alice\"]; true",
        "f|all: [alice, bob]; \"alice\"; false",
        "f|all|contains: alice; \"alice\"; true",
        // Cased.
        "f|cased: Alice; \"Alice\"; true",
        "f|cased: Alice; \"alice\"; false",
        "f|contains|cased: LI; \"aLIce\"; true",
        "f|contains|cased: LI; \"alice\"; false",
        "f|re|cased: a; \"a\"; problem",
        // Regular expressions.
        "f|re: 'l.c'; \"alice\"; true",
        "f|re: 'L.C'; \"alice\"; false",
        "f|re|i: 'L.C'; \"alice\"; true",
        "f|re: '^b'; \"a\\nb\"; false",
        "f|re|m: '^b'; \"a\\nb\"; true",
        "f|re: 'a.b'; \"a\\nb\"; false",
        "f|re|s: 'a.b'; \"a\\nb\"; true",
        "f|re: ['^x', 'ce$']; \"alice\"; true",
        "f|re|all: ['^a', 'ce$']; \"alice\"; true",
        "f|re|all: ['^b', 'ce$']; \"alice\"; false",
        "f|re: '(?=a)b'; \"b\"; problem",
        "f|re: '(a)\\1'; \"aa\"; problem",
        "f|re: '('; \"a\"; problem",
        "f|i: a; \"a\"; problem",
        "f|re: '\\d{3}'; 1234; true",
        // Networks.
        "f|cidr: 203.0.113.0/24; \"203.0.113.7\"; true",
        "f|cidr: 203.0.113.0/24; \"203.0.114.7\"; false",
        "f|cidr: 203.0.113.0/24; \"203.000.113.007\"; false",
        "f|cidr: [10.0.0.0/8, '2001:db8::/32']; \"2001:DB8::1\"; true",
        "f|cidr: 0.0.0.0/0; \"localhost\"; false",
        "f|cidr: 10.0.0.0/40; \"10.0.0.1\"; problem",
        // References to another field: g is \"alice\".
        "f|fieldref: g; \"Alice\"; true",
        "f|fieldref: g; \"bob\"; false",
        "f|fieldref: g; [\"bob\", \"alice\"]; true",
        "f|fieldref: missing; null; false",
        "f|fieldref: missing; ; false",
        "f|fieldref|cased: g; \"Alice\"; false",
        "f|fieldref|endswith: g; \"user/Alice\"; true",
        "f|endswith|fieldref: g; \"user/alice\"; true",
        "f|fieldref|startswith: g; \"alice2\"; true",
        "f|fieldref|contains: g; \"my alice too\"; true",
        "f|fieldref|contains: g; \"my malic\"; false",
        "f|fieldref|neq: g; \"bob\"; true",
        // Numbers.
        "f|gt: 5; 6; true",
        "f|gt: 5; 5; false",
        "f|gte: 5; 5.0; true",
        "f|lt: 5; \"4.99\"; true",
        "f|lte: 5; \"5\"; true",
        "f|lte: 5; \"many\"; false",
        "f|lt: 5; ; false",
        "f|lt: 5; [9, 3]; true",
        "f|gt: 1e2; 100.5; true",
        "f|gt: many; 6; problem",
        "f|gt|lt: 5; 6; problem",
        // Denial.
        "f|neq: alice; \"bob\"; true",
        "f|neq: alice; \"Alice\"; false",
        "f|neq: alice; ; true",
        "f|neq: [alice, bob]; \"bob\"; false",
        "f|neq: null; \"x\"; true",
        "f|neq: 5; [4, 5]; false",
        // Encodings.
        "f|base64: foobar; \"Zm9vYmFy\"; true",
        "f|base64|contains: /bin/bash; \"eyBL2Jpbi9iYXNo fQ\"; true",
        "f|base64offset|contains: http://; \"xxxodHRwOi8v\"; true",
        "f|base64offset|contains: secret; \"YXNlY3JldA==\"; true",
        "f|base64offset|contains: secret; \"YWFzZWNyZXQ=\"; true",
        "f|base64offset|contains: secret; \"c2VjcmV0\"; true",
        "f|base64offset|contains: secret; \"c2VjcmVu\"; false",
        "f|base64offset|contains: a; \"a\"; problem",
        "f|base64: foo*; \"x\"; problem",
        "f|wide|base64: ab; \"YQBiAA==\"; true",
        "f|utf16le|base64: ab; \"YQBiAA==\"; true",
        "f|utf16be|base64: ab; \"AGEAYg==\"; true",
        "f|utf16|base64: ab; \"//5hAGIA\"; true",
        "f|wide: ab; \"ab\"; problem",
        "f|windash|contains: ' -x'; \"cmd /x\"; true",
        "f|windash|contains: ' -x'; \"cmd \\u2013x\"; true",
        "f|windash|contains: ' /x'; \"cmd -x\"; true",
        "f|windash|contains: 'a-x'; \"a/x\"; false",
        // Times, in UTC.
        "f|hour|gte: 20; \"2026-11-23T20:15:30Z\"; true",
        "f|hour|gte: 20; \"2026-11-23T20:15:30+01:00\"; false",
        "f|hour: 19; \"2026-11-23T20:15:30+01:00\"; true",
        "f|minute: 15; \"2026-11-23 20:15:30.999\"; true",
        "f|day: 23; \"2026-11-23T20:15:30Z\"; true",
        "f|week: 48; \"2026-11-23T20:15:30Z\"; true",
        "f|week: 53; \"2027-01-01T00:00:00Z\"; true",
        "f|month|lt: 12; \"2026-11-23T20:15:30Z\"; true",
        "f|year: [2025, 2026]; \"2026-11-23T20:15:30Z\"; true",
        "f|year: 2026; \"soon\"; false",
        "f|year: 2026; 2026; false",
        // What there is not.
        "f|expand: '%users%'; \"x\"; problem",
        "f|contians: x; \"x\"; problem",
        "f|contains|contains: x; \"x\"; problem",
        "f|re|cidr: x; \"x\"; problem",
        "f: []; \"x\"; problem",
        "f: {a: 1}; \"x\"; problem",
        "f: [[a]]; \"x\"; problem",
      })
  void means(String item, String value, String expected) {
    RuleSet rules =
        TestRules.load(TestRules.yaml("selection:\n  " + item + "\ncondition: selection\n"));
    if (expected.equals("problem")) {
      assertThat(rules.rules()).isEmpty();
      assertThat(rules.problems()).hasSize(1);
      assertThat(rules.problems().get(0).line()).isEqualTo(8);
      return;
    }
    assertThat(rules.problems()).isEmpty();
    String member = value == null ? "" : ",\"f\":" + value;
    String record = "{\"eventVersion\":\"1.08\",\"g\":\"alice\"" + member + "}";
    Rule rule = rules.rules().get(0);
    boolean matches = !TestRules.matches(List.of(rule), record).isEmpty();
    assertThat(matches).isEqualTo(Boolean.parseBoolean(expected));
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    assertThat(new ReferenceMatcher(bytes).matches(rule.detection())).isEqualTo(matches);
  }
}
