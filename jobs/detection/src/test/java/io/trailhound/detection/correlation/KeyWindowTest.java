package io.trailhound.detection.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.events.EventKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyWindowTest {
  private static final GroupKey GROUP = new GroupKey(List.of("203.0.113.9"));

  private static CorrelationRule rule(String type, String condition) {
    String yaml =
        "title: T\nid: t\ncorrelation:\n  type: "
            + type
            + "\n  rules: [a, b, c]\n  group-by: sourceIPAddress\n  timespan: 10s\n"
            + condition;
    return Streams.load(yaml).correlations().get(0);
  }

  private static CorrelationRule count(String bounds) {
    return rule("event_count", "  condition: {" + bounds + "}\n");
  }

  private static KeyWindow window(CorrelationRule rule) {
    return new KeyWindow(rule, GROUP, KeyWindow.MAX_INPUTS);
  }

  /** An input of rules, as the letters a to c, at a second. */
  private static Input at(int second, int number, String rules, String... value) {
    long bits = 0;
    for (int i = 0; i < rules.length(); i++) {
      bits |= 1L << (rules.charAt(i) - 'a');
    }
    long time = second * 1000L;
    return new Input(
        time,
        new EventKey(number, number),
        7,
        bits,
        value.length == 0 ? null : value[0],
        new Evidence("e" + number, time, "o", number, null));
  }

  private static Input at(int second) {
    return at(second, second, "a");
  }

  private static List<Change> insert(KeyWindow window, Input... inputs) {
    for (Input input : inputs) {
      assertThat(window.insert(input)).isEqualTo(Arrival.NEW);
    }
    return window.changes();
  }

  private static Episode episode(Change change) {
    return ((Change.Upsert) change).episode();
  }

  @Test
  void tellsTheFirstAlertAtOnceAndThenRevisesIt() {
    KeyWindow window = window(count("gte: 3"));
    assertThat(insert(window, at(1), at(5))).isEmpty();
    List<Change> first = insert(window, at(11));
    assertThat(first).hasSize(1);
    assertThat(episode(first.get(0)).time()).isEqualTo(11_000);
    assertThat(episode(first.get(0)).start()).isEqualTo(1000);
    assertThat(first.get(0).revision()).isEqualTo(1);
    assertThat(((Change.Upsert) first.get(0)).previousTime()).isNull();
    List<Change> second = insert(window, at(12));
    assertThat(second.get(0).alertId()).isEqualTo(first.get(0).alertId());
    assertThat(episode(second.get(0)).count()).isEqualTo(4);
    assertThat(second.get(0).revision()).isEqualTo(2);
    assertThat(window.changes()).isEmpty();
  }

  @Test
  void slidesByEventAndNotByGrid() {
    assertThat(insert(window(count("gte: 3")), at(9), at(10), at(11))).hasSize(1);
    assertThat(insert(window(count("gte: 3")), at(1), at(2), at(12))).isEmpty();
  }

  @Test
  void countsCopiesOnce() {
    KeyWindow window = window(count("gte: 3"));
    insert(window, at(1), at(2));
    assertThat(window.insert(at(2))).isEqualTo(Arrival.DUPLICATE);
    assertThat(window.changes()).isEmpty();
    insert(window, at(3));
    assertThat(window.insert(at(1))).isEqualTo(Arrival.DUPLICATE);
    assertThat(window.changes()).isEmpty();
  }

  @Test
  void joinsWhatIsNoFurtherApartThanTheTimespan() {
    assertThat(insert(window(count("gte: 1")), at(1), at(11))).hasSize(1);
    List<Change> apart = insert(window(count("gte: 1")), at(1), at(12));
    assertThat(apart).hasSize(2);
    assertThat(apart.get(0).alertId()).isNotEqualTo(apart.get(1).alertId());
  }

  @Test
  void withdrawsWhatLateEventsJoin() {
    KeyWindow window = window(count("gte: 1"));
    List<Change> apart = insert(window, at(1), at(16));
    List<Change> joined = insert(window, at(8));
    assertThat(joined).hasSize(2);
    assertThat(joined.get(0)).isEqualTo(new Change.Withdraw(apart.get(1).alertId(), 16_000, 3));
    assertThat(joined.get(1).alertId()).isEqualTo(apart.get(0).alertId());
    assertThat(episode(joined.get(1)).count()).isEqualTo(3);
  }

  @Test
  void movesTheFirstFiringWhenAnEarlierEventComes() {
    KeyWindow window = window(count("gte: 3"));
    insert(window, at(1), at(2), at(9));
    List<Change> changes = insert(window, at(4));
    assertThat(((Change.Upsert) changes.get(0)).previousTime()).isEqualTo(9000);
    assertThat(episode(changes.get(0)).time()).isEqualTo(4000);
  }

  @Test
  void obeysUpperBoundsAndWithdraws() {
    KeyWindow window = window(count("gte: 1, lt: 3"));
    assertThat(insert(window, at(1), at(2))).hasSize(1);
    List<Change> changes = insert(window, at(2, 20, "a"));
    assertThat(episode(changes.get(0)).end()).isEqualTo(1000);
    // A record before the first makes it the second one, and the alert another.
    assertThat(insert(window, at(0)))
        .extracting(Object::getClass)
        .extracting(Class::getSimpleName)
        .containsExactly("Withdraw", "Upsert");
    KeyWindow exact = window(count("neq: 1"));
    assertThat(insert(exact, at(1))).isEmpty();
    assertThat(insert(exact, at(2))).hasSize(1);
    assertThat(exact.remove(at(1))).isTrue();
    assertThat(exact.changes()).hasOnlyElementsOfType(Change.Withdraw.class).hasSize(1);
    assertThat(exact.remove(at(1))).isFalse();
  }

  @Test
  void countsDistinctValuesAndNoMissingOnes() {
    KeyWindow window = window(rule("value_count", "  condition: {gte: 2, field: x}\n"));
    assertThat(
            insert(window, at(1, 1, "a", "u1"), at(2, 2, "a", "u1"), at(3, 3, "a"), at(4, 4, "a")))
        .isEmpty();
    List<Change> changes = insert(window, at(5, 5, "a", "u2"));
    // One alert for the group, and not one for each count.
    assertThat(insert(window, at(6, 6, "a", "u3")).get(0).alertId())
        .isEqualTo(changes.get(0).alertId());
    assertThat(insert(window, at(14, 7, "a", "u3")).get(0))
        .satisfies(change -> assertThat(episode(change).figure()).isEqualByComparingTo("3"));
  }

  @Test
  void reckonsExactly() {
    KeyWindow sum = window(rule("value_sum", "  condition: {eq: 0.3, field: x}\n"));
    assertThat(insert(sum, at(1, 1, "a", "0.1"), at(2, 2, "a", "0.2"))).hasSize(1);
    KeyWindow mean = window(rule("value_avg", "  condition: {gt: 0.5, field: x}\n"));
    assertThat(insert(mean, at(1, 1, "a", "0.5"), at(2, 2, "a", "none"))).isEmpty();
    assertThat(episode(insert(mean, at(3, 3, "a", "1e0")).get(0)).figure())
        .isEqualByComparingTo("0.75");
    KeyWindow none = window(rule("value_sum", "  condition: {lt: 5, field: x}\n"));
    assertThat(insert(none, at(1, 1, "a"), at(2, 2, "a", "many"), at(3, 3, "a", "1e999")))
        .isEmpty();
  }

  @Test
  void takesPercentilesByNearestRank() {
    List<Input> inputs = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      inputs.add(at(i, i, "a", List.of("15", "20", "35", "40", "50").get(i - 1)));
    }
    Collections.shuffle(inputs, new Random(1));
    for (String[] expected :
        new String[][] {{"0", "15"}, {"30", "20"}, {"40", "20"}, {"50", "35"}, {"100", "50"}}) {
      KeyWindow window =
          window(
              rule(
                  "value_percentile",
                  "  condition: {gte: 0, field: x, percentile: " + expected[0] + "}\n"));
      inputs.forEach(window::insert);
      assertThat(window.changes()).hasSize(1);
      List<Firing> firings = window.state().firings;
      assertThat(firings.get(firings.size() - 1).figure()).isEqualByComparingTo(expected[1]);
    }
    KeyWindow median = window(rule("value_median", "  condition: {eq: 1.5, field: x}\n"));
    assertThat(insert(median, at(1, 1, "a", "1"), at(2, 2, "a", "2"))).hasSize(1);
  }

  @Test
  void needsEveryRuleInAnyOrder() {
    assertThat(insert(window(rule("temporal", "")), at(1, 1, "c"), at(2, 2, "a"), at(3, 3, "b")))
        .hasSize(1);
    assertThat(insert(window(rule("temporal", "")), at(1, 1, "c"), at(2, 2, "a"), at(3, 3, "a")))
        .isEmpty();
    // One record may match several rules.
    assertThat(insert(window(rule("temporal", "")), at(1, 1, "abc"))).hasSize(1);
    assertThat(insert(window(rule("temporal", "")), at(1, 1, "a"), at(6, 2, "b"), at(12, 3, "c")))
        .isEmpty();
  }

  @Test
  void asksForTheOrderOfAllTheRules() {
    CorrelationRule ordered = rule("temporal_ordered", "");
    assertThat(insert(window(ordered), at(1, 1, "a"), at(2, 2, "b"), at(3, 3, "c"))).hasSize(1);
    assertThat(insert(window(ordered), at(1, 1, "a"), at(2, 2, "c"), at(3, 3, "b"))).isEmpty();
    assertThat(insert(window(ordered), at(1, 1, "b"), at(2, 2, "a"), at(3, 3, "c"))).isEmpty();
    // It is the time that orders, and not the arrival.
    assertThat(insert(window(ordered), at(3, 3, "c"), at(1, 1, "a"), at(2, 2, "b"))).hasSize(1);
    assertThat(insert(window(ordered), at(2, 2, "a"), at(3, 3, "b"), at(1, 1, "c"))).isEmpty();
    // Whole seconds say nothing of the order within them.
    assertThat(insert(window(ordered), at(1, 1, "c"), at(1, 2, "b"), at(1, 3, "a"))).hasSize(1);
    // Every rule needs a record of its own.
    assertThat(insert(window(ordered), at(1, 1, "abc"))).isEmpty();
    assertThat(insert(window(ordered), at(1, 1, "ab"), at(1, 2, "a"), at(1, 3, "ac"))).hasSize(1);
    // An earlier false start does not hide a sequence.
    assertThat(
            insert(
                window(ordered),
                at(1, 1, "a"),
                at(2, 2, "c"),
                at(13, 3, "a"),
                at(14, 4, "b"),
                at(15, 5, "c")))
        .hasSize(1);
  }

  @Test
  void obeysWhatMustNotOccur() {
    CorrelationRule rule = rule("temporal", "  condition: a and b and not c\n");
    assertThat(insert(window(rule), at(1, 1, "a"), at(2, 2, "b"))).hasSize(1);
    KeyWindow window = window(rule);
    insert(window, at(3, 3, "a"), at(4, 4, "b"));
    assertThat(insert(window, at(1, 1, "c"))).hasOnlyElementsOfType(Change.Withdraw.class);
    assertThat(insert(window, at(11, 5, "a"), at(12, 6, "b"))).hasSize(1);
    CorrelationRule ordered = rule("temporal_ordered", "  condition: a and b and not c\n");
    assertThat(insert(window(ordered), at(1, 1, "b"), at(2, 2, "a"))).isEmpty();
    assertThat(insert(window(ordered), at(1, 1, "a"), at(2, 2, "b"))).hasSize(1);
  }

  @Test
  void keepsLongEpisodesWhole() {
    for (boolean shuffled : new boolean[] {false, true}) {
      CorrelationRule rule = count("gte: 2");
      KeyWindow window = window(rule);
      List<Input> inputs = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        inputs.add(at(i, i, "a"));
      }
      Random random = new Random(5);
      List<Input> arriving = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i += 20) {
        List<Input> part = new ArrayList<>(inputs.subList(i, i + 20));
        if (shuffled) {
          Collections.shuffle(part, random);
        }
        arriving.addAll(part);
      }
      List<Episode> told = new ArrayList<>();
      int most = 0;
      for (Input input : arriving) {
        window.insert(input);
        for (Change change : window.changes()) {
          if (change instanceof Change.Upsert upsert) {
            told.add(upsert.episode());
          }
        }
        window.advance(input.time() - 20_000);
        most = Math.max(most, window.size());
      }
      Episode last = told.get(told.size() - 1);
      assertThat(last).isEqualTo(new NaiveModel(rule, GROUP, inputs).episodes().get(0));
      assertThat(last.evidence()).hasSize(50);
      assertThat(last.evidenceLeftOut()).isEqualTo(450);
      assertThat(most).isLessThan(75);
      assertThat(window.nextTime()).isEqualTo(499_000 + 10_000 + 1);
      window.advance(window.nextTime() - 1);
      assertThat(window.isEmpty()).isFalse();
      window.advance(window.nextTime());
      assertThat(window.isEmpty()).isTrue();
      assertThat(window.nextTime()).isEqualTo(Long.MAX_VALUE);
    }
  }

  @Test
  void saysWhatCameLate() {
    KeyWindow window = window(count("gte: 3"));
    window.advance(100_000);
    assertThat(window.insert(at(89))).isEqualTo(Arrival.TOO_LATE);
    assertThat(window.insert(at(95))).isEqualTo(Arrival.LATE);
    assertThat(window.insert(at(96))).isEqualTo(Arrival.LATE);
    assertThat(window.insert(at(100))).isEqualTo(Arrival.NEW);
    assertThat(window.changes()).hasSize(1);
    // Where more can only help, late inputs alone may raise an alert too, and never lower one.
    assertThat(window.insert(at(97))).isEqualTo(Arrival.LATE);
    assertThat(episode(window.changes().get(0)).time()).isEqualTo(97_000);
    assertThat(window.late()).isEqualTo(4);
    KeyWindow bounded = window(count("lt: 2"));
    bounded.advance(100_000);
    assertThat(bounded.insert(at(95))).isEqualTo(Arrival.LATE);
    assertThat(bounded.changes()).isEmpty();
  }

  @Test
  void holdsNoMoreThanTheBoundAndSaysSo() {
    CorrelationRule rule = count("gte: 2");
    KeyWindow window = new KeyWindow(rule, GROUP, 10);
    List<Episode> told = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      window.insert(at(3, i, "a"));
      for (Change change : window.changes()) {
        told.add(episode(change));
      }
      assertThat(window.size()).isLessThanOrEqualTo(10);
    }
    Episode last = told.get(told.size() - 1);
    assertThat(last.count()).isEqualTo(100);
    assertThat(last.leftOut()).isEqualTo(90);
    assertThat(last.evidence()).hasSize(50);
    assertThat(window.insert(at(3, 40, "a"))).isEqualTo(Arrival.TOO_LATE);
    assertThat(window.insert(at(3, 1, "a"))).isEqualTo(Arrival.DUPLICATE);
    // What the condition needs is held whatever the bound.
    KeyWindow much = new KeyWindow(count("gte: 50"), GROUP, 10);
    for (int i = 0; i < 50; i++) {
      much.insert(at(3, i, "a"));
    }
    assertThat(much.changes()).hasSize(1);
    // What is lost outside of episodes is said in the next one.
    KeyWindow sparse = new KeyWindow(rule("temporal", "  condition: a and b and c\n"), GROUP, 5);
    for (int i = 0; i < 20; i++) {
      sparse.insert(at(i, i, "a"));
    }
    sparse.insert(at(20, 20, "b"));
    sparse.insert(at(20, 21, "c"));
    assertThat(episode(sparse.changes().get(0)).leftOut()).isEqualTo(17);
  }

  @Test
  void costsLittleForEachEventInOrder() {
    int[] work = new int[1];
    Measure counting =
        new Measure() {
          @Override
          void add(Input input) {
            work[0]++;
          }

          @Override
          void remove(Input input) {
            work[0]++;
          }

          @Override
          void clear() {}

          @Override
          @Nullable BigDecimal firing() {
            return null;
          }
        };
    List<Input> inputs = new ArrayList<>();
    SlidingWindow window = new SlidingWindow(inputs, counting, 1_000_000);
    for (int i = 0; i < 5000; i++) {
      inputs.add(at(i, i, "a"));
      window.inserted(i);
      window.moveTo(i * 1000L);
      // One in ten comes a little late.
      if (i % 10 == 9) {
        inputs.add(i - 3, at(i - 4, 10_000 + i, "a"));
        window.inserted(i - 3);
        window.moveTo((i - 4) * 1000L);
        window.moveTo(i * 1000L);
        window.removing(i - 3);
        inputs.remove(i - 3);
      }
    }
    assertThat(work[0]).isLessThan(5000 * 5);
  }
}
