package io.trailhound.detection.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.alert.Attack;
import io.trailhound.detection.alert.IncidentWriter;
import io.trailhound.detection.sigma.ast.Level;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** The incidents that are left are what the definition says of the alerts that are left. */
class RiskPropertyTest {
  private static final long HOUR = 3_600_000;
  private static final RiskSubject ALICE =
      new RiskSubject(RiskSubject.Kind.ACTOR, "arn:aws:iam::111122223333:user/alice");
  private static int incidents;

  /**
   * An alert and what becomes of it.
   *
   * @param time in hours
   * @param delay hours from its time to its arrival
   * @param then what follows an hour later: nothing, its withdrawal, another time, another level
   * @param act what else happens then, as bits: ask for changes, advance, store and load
   */
  record Step(int time, int rule, int level, int delay, int then, int act) {}

  private record Event(int at, int order, Step step, RiskAlert alert, boolean withdrawn) {}

  @Property(tries = 3000, seed = "20261206", edgeCases = EdgeCasesMode.NONE)
  void equalsTheModel(@ForAll("steps") List<Step> steps, @ForAll("options") RiskOptions options)
      throws IOException {
    List<Event> events = events(steps, options);
    RiskWindow window = new RiskWindow(ALICE, options);
    IncidentWriter writer = new IncidentWriter(options);
    Map<String, String> found = new TreeMap<>();
    Map<String, RiskAlert> left = new TreeMap<>();
    long revision = 0;
    for (Event event : events) {
      RiskAlert alert = event.alert();
      if (event.withdrawn()) {
        window.withdraw(alert.alertId(), alert.revision());
        left.remove(alert.alertId());
      } else {
        window.upsert(alert);
        left.put(alert.alertId(), alert);
      }
      if ((event.step().act() & 1) != 0) {
        revision = take(window, writer, found, revision);
      }
      if ((event.step().act() & 6) == 6) {
        window.advance(event.at() * HOUR);
        revision = take(window, writer, found, revision);
      }
      if ((event.step().act() & 24) == 24) {
        revision = take(window, writer, found, revision);
        window = reload(window, options);
      }
    }
    revision = take(window, writer, found, revision);
    Map<String, String> expected = model(new ArrayList<>(left.values()), options, writer);
    assertThat(found).isEqualTo(expected);
    assertThat(window.late()).isZero();
    incidents += expected.size();
    if (window.nextTime() != Long.MAX_VALUE) {
      window.advance(window.nextTime());
    }
    take(window, writer, found, revision);
    assertThat(window.isEmpty()).isTrue();
    assertThat(found).isEqualTo(expected);
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(incidents).isGreaterThan(5000);
  }

  private static List<Event> events(List<Step> steps, RiskOptions options) {
    int reach = (int) (options.reach() / HOUR);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int at = step.time() + Math.min(step.delay(), reach);
      events.add(new Event(at, 2 * i, step, alert(i, step, step.time(), step.level(), 0), false));
      int later = Math.min(at + 1, step.time() + reach);
      RiskAlert other =
          alert(
              i,
              step,
              step.then() == 2 ? step.time() + 1 : step.time(),
              step.then() == 3 ? 4 : step.level(),
              1);
      if (step.then() > 0) {
        events.add(new Event(later, 2 * i + 1, step, other, step.then() == 1));
      }
    }
    events.sort(Comparator.comparingInt(Event::at).thenComparingInt(Event::order));
    return events;
  }

  @SuppressWarnings("EnumOrdinal") // any level will do
  private static RiskAlert alert(int number, Step step, int time, int level, int revision) {
    return new RiskAlert(
        "alert-" + number,
        time * HOUR,
        revision,
        "rule-" + step.rule(),
        "Rule " + step.rule(),
        Level.values()[level],
        Attack.of(
                step.rule() % 2 == 0
                    ? List.of("attack.impact", "attack.initial-access")
                    : List.of("attack.exfiltration"))
            .tactics());
  }

  private static long take(
      RiskWindow window, IncidentWriter writer, Map<String, String> found, long before) {
    long revision = before;
    for (IncidentChange change : window.changes()) {
      assertThat(change.revision()).isGreaterThan(revision);
      revision = change.revision();
      if (change instanceof IncidentChange.Upsert upsert) {
        String document = new String(writer.write(upsert.incident()), StandardCharsets.UTF_8);
        found.put(change.id(), document);
      } else {
        assertThat(found.remove(change.id())).isNotNull();
      }
    }
    return revision;
  }

  private static RiskWindow reload(RiskWindow window, RiskOptions options) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    window.write(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    RiskWindow loaded = RiskWindow.read(ALICE, options, in);
    assertThat(in.available()).isZero();
    return loaded;
  }

  /** Reckons the score at each alert from all alerts. */
  private static Map<String, String> model(
      List<RiskAlert> alerts, RiskOptions options, IncidentWriter writer) {
    alerts.sort(null);
    List<RiskAlert> points = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (RiskAlert point : alerts) {
      Map<String, Double> byRule = new TreeMap<>();
      for (RiskAlert alert : alerts) {
        long age = point.time() - alert.time();
        if (alert.compareTo(point) <= 0 && age < options.reach()) {
          double weight = options.weights().getOrDefault(alert.level(), 0.0);
          double part = weight * Math.pow(0.5, (double) age / options.halfLife().toMillis());
          byRule.merge(alert.ruleId(), part, Math::max);
        }
      }
      double score = byRule.values().stream().mapToDouble(part -> part).sum();
      if (score >= options.line()) {
        points.add(point);
        scores.add(score);
      }
    }
    Map<String, String> documents = new TreeMap<>();
    int begin = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || points.get(i).time() - points.get(i - 1).time() > options.reach()) {
        RiskAlert first = points.get(begin);
        RiskAlert last = points.get(i - 1);
        List<RiskAlert> within =
            alerts.stream()
                .filter(one -> one.time() > first.time() - options.reach())
                .filter(one -> one.compareTo(last) <= 0)
                .toList();
        double peak = scores.subList(begin, i).stream().mapToDouble(one -> one).max().orElse(0);
        Incident incident = new Incident(ALICE, first.time(), last, peak, within, 0);
        documents.put(incident.id(), new String(writer.write(incident), StandardCharsets.UTF_8));
        begin = i;
      }
    }
    return documents;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(0, 0, 1, 3, 10, 30),
            Arbitraries.of(0, 0, 0, 1, 2, 3),
            Arbitraries.integers().between(0, 31))
        .as(Step::new)
        .list()
        .ofMaxSize(50);
  }

  @Provide
  Arbitrary<RiskOptions> options() {
    return Combinators.combine(Arbitraries.of(2, 5, 24), Arbitraries.of(30.0, 70.0, 100.0))
        .as(
            (hours, line) ->
                new RiskOptions(RiskOptions.DEFAULT.weights(), Duration.ofHours(hours), line));
  }
}
