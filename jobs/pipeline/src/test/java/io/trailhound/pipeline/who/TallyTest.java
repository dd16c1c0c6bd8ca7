package io.trailhound.pipeline.who;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.chain.SessionRef;
import org.junit.jupiter.api.Test;

/** Counts of values, most of which may be somebody's flood. */
class TallyTest {
  private static Call call(long time, String id) {
    Call.Action action = new Call.Action("s3", "GetObject");
    return new Call(
        id,
        time,
        null,
        SessionRef.NONE,
        null,
        null,
        action,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void theMostFrequentComeFirstAndEqualsInTheirOrder() {
    Tally<String> tally = new Tally<>();
    for (String value : new String[] {"c", "a", "b", "b", "a", "d"}) {
      tally.add(value, call(0, "x"));
    }
    assertThat(tally.entries()).extracting(Tally.Entry::value).containsExactly("a", "b", "c", "d");
    assertThat(tally.top(2)).hasSize(2);
    assertThat(tally.more(2)).isEqualTo("and 2 more");
    assertThat(tally.more(4)).isEmpty();
  }

  @Test
  void whatIsTooMuchIsCountedTogether() {
    Tally<Integer> tally = new Tally<>(3);
    for (int i = 0; i < 10; i++) {
      tally.add(i % 5, call(0, "x"));
    }
    assertThat(tally.size()).isEqualTo(3);
    assertThat(tally.count(2)).isEqualTo(2);
    assertThat(tally.others()).isEqualTo(4);
    assertThat(tally.more(3)).isEqualTo("and at least 1 more");
    assertThat(tally.more(1)).isEqualTo("and at least 3 more");
  }

  @Test
  void firstAndLastAreThoseOfTimeAndThenOfTheId() {
    Seen seen = new Seen();
    seen.add(call(5, "b"));
    seen.add(call(5, "a"));
    seen.add(call(Call.NO_TIME, "timeless"));
    seen.add(call(7, "c"));
    assertThat(seen.count()).isEqualTo(4);
    assertThat(seen.first()).contains(new Seen.Moment(5, "a"));
    assertThat(seen.last()).contains(new Seen.Moment(7, "c"));
  }
}
