package io.trailhound.detection.correlation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.alert.CorrelationAlertWriter;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.EventKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * Lets a stream run through the windows of a behaviour rule: in any order within the lateness, with
 * copies, withdrawn inputs, watermarks and restarts in between.
 */
public final class Trial {
  private static final int GROUPS = 2;
  private static final Map<String, CorrelationRule> LOADED = new HashMap<>();

  private final CorrelationRule rule;
  private final Map<GroupKey, GroupWindow> windows = new HashMap<>();
  private final Map<GroupKey, Long> revisions = new HashMap<>();
  private final Map<String, Alert> alerts = new HashMap<>();
  private final Map<GroupKey, List<Input>> there = new HashMap<>();
  private final CorrelationAlertWriter writer = new CorrelationAlertWriter();
  private long watermark = Long.MIN_VALUE;
  private long latest = Long.MIN_VALUE;

  private record Alert(GroupKey group, Episode episode) {}

  /**
   * An input and what happens with it.
   *
   * @param time in units
   * @param delay units from its time to its arrival
   * @param again units from its arrival to that of its copy; 0 for no copy
   * @param gone units from its arrival to its withdrawal; 0 for none
   * @param act what else happens then, as bits: ask for changes, advance, store and load, lazily
   */
  public record Step(int time, int group, int value, int delay, int again, int gone, int act) {}

  /**
   * A stream.
   *
   * @param lateness the longest delay, in units
   * @param chained whether inputs are alerts, which may be withdrawn
   */
  public record Stream(int lateness, boolean chained, List<Step> steps) {}

  private record Event(long at, int order, Input input, Step step, boolean withdrawn) {}

  /** Runs the one correlation of a text, behind two event rules and an inner correlation. */
  public Trial(String correlation) {
    rule = LOADED.computeIfAbsent(correlation, Trial::load);
  }

  /** Streams over so many units, of so many different values. */
  public static Arbitrary<Stream> streams(int horizon, int values, int most) {
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.integers().between(0, horizon),
                Arbitraries.integers().between(0, GROUPS - 1),
                Arbitraries.integers().between(0, values - 1),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(0, 0, 0, 1, 5, 30),
                Arbitraries.of(0, 0, 0, 0, 2, 9),
                Arbitraries.integers().between(0, 63))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(0, 3, 12, 40),
            Arbitraries.of(true, false, false),
            steps.list().ofMinSize(0).ofMaxSize(most))
        .as(Stream::new);
  }

  private static CorrelationRule load(String correlation) {
    String yaml =
        """
        title: Rule a
        name: a
        logsource: {product: aws}
        detection: {s: {eventName: a}, condition: s}
        ---
        title: Inner
        name: inner
        correlation: {type: event_count, rules: a, timespan: 1m, group-by: [group, value,
          source.geo.location.lat, source.geo.location.lon, source.geo.accuracy_radius,
          source.geo.city_name, source.geo.country_iso_code], condition: {gte: 1}}
        ---
        title: Asked
        id: asked
        """
            + correlation;
    RuleSet rules = RuleLoader.loadTexts(List.of(new RuleText("rules.yml", yaml)));
    if (!rules.problems().isEmpty()) {
      throw new IllegalArgumentException(rules.problems() + " in\n" + yaml);
    }
    return rules.correlations().stream().filter(one -> one.id().equals("asked")).findFirst().get();
  }

  /** The rule. */
  public CorrelationRule rule() {
    return rule;
  }

  /**
   * Runs a stream to its end.
   *
   * @param unit milliseconds
   */
  public void run(Stream stream, long unit, IntFunction<@Nullable String> values) {
    List<Event> events = new ArrayList<>();
    int number = 0;
    for (Step step : stream.steps()) {
      Input input = input(step, number, unit, values.apply(step.value()), stream.chained());
      long end = step.time() + (long) stream.lateness();
      long at = Math.min(step.time() + (long) step.delay(), end);
      boolean withdrawn = stream.chained() && step.gone() > 0;
      events.add(new Event(at, 2 * number, input, step, false));
      latest = Math.max(latest, input.time());
      if (withdrawn) {
        long gone = Math.min(at + step.gone(), end);
        events.add(new Event(gone, 2 * number + 1, input, step, true));
      } else {
        List<Input> inputs = there.computeIfAbsent(group(step), key -> new ArrayList<>());
        inputs.add(input);
        if (step.again() > 0 && at + step.again() <= end) {
          Input copy = copy(input);
          inputs.add(copy);
          events.add(new Event(at + step.again(), 2 * number + 1, copy, step, false));
        }
      }
      number++;
    }
    events.sort(Comparator.comparingLong(Event::at).thenComparingInt(Event::order));
    long reached = Long.MIN_VALUE;
    for (Event event : events) {
      reached = Math.max(reached, event.at());
      accept(event);
      if ((event.step().act() & 1) != 0) {
        new ArrayList<>(windows.keySet()).forEach(this::changes);
      }
      if ((event.step().act() & 6) == 6) {
        advance((reached - stream.lateness()) * unit, (event.step().act() & 32) != 0);
      }
      if ((event.step().act() & 24) == 24) {
        storeAndLoad();
      }
    }
    advance(latest, false);
  }

  /** Says that all is over, after which nothing must be kept. */
  public void end() {
    Map<String, String> before = documents();
    advance(latest + 1_000L * 86_400_000, true);
    advance(latest + 2_000L * 86_400_000, true);
    assertThat(windows).isEmpty();
    assertThat(documents().keySet()).containsAll(before.keySet());
  }

  private static Input input(
      Step step, int number, long unit, @Nullable String value, boolean chained) {
    EventKey key = new EventKey((number * 0x9E3779B97F4A7C15L) >>> 8, number);
    long time = step.time() * unit;
    String alert = chained ? "alert-" + number : null;
    Evidence evidence =
        new Evidence("event-" + number, time, "object-" + number % 2, number, alert);
    return new Input(time, key, number % 3, 1, value, evidence);
  }

  private static Input copy(Input input) {
    Evidence first = input.evidence();
    String object = first.index() % 2 == 0 ? "a-copy" : "z-copy";
    return new Input(
        input.time(),
        input.key(),
        input.contentHash(),
        input.rules(),
        input.value(),
        new Evidence(first.eventId(), first.time(), object, first.index(), first.alertId()));
  }

  private static GroupKey group(Step step) {
    return new GroupKey(List.of("group-" + step.group()));
  }

  private void accept(Event event) {
    GroupWindow window =
        windows.computeIfAbsent(group(event.step()), key -> GroupWindows.of(rule, key));
    window.advance(watermark);
    if (event.withdrawn()) {
      window.remove(event.input());
    } else {
      window.insert(event.input());
    }
    if (window.hasNews()) {
      assertThat(changes(group(event.step()))).as("news").isPositive();
    }
  }

  /** Lazily: as one who waits for the next time, and not at each watermark. */
  private void advance(long to, boolean lazily) {
    watermark = Math.max(watermark, to);
    for (GroupKey group : new ArrayList<>(windows.keySet())) {
      GroupWindow window = window(group);
      if (!lazily || window.nextTime() <= watermark) {
        window.advance(watermark);
        changes(group);
        assertThat(window.nextTime()).as("next time").isGreaterThan(watermark);
      }
      if (window.isEmpty()) {
        assertThat(window.nextTime()).isEqualTo(Long.MAX_VALUE);
        windows.remove(group);
        revisions.remove(group);
      }
    }
  }

  private GroupWindow window(GroupKey group) {
    GroupWindow window = windows.get(group);
    if (window == null) {
      throw new IllegalStateException("no window of " + group);
    }
    return window;
  }

  private int changes(GroupKey group) {
    List<Change> changes = window(group).changes();
    for (Change change : changes) {
      assertThat(change.revision()).isGreaterThan(revisions.getOrDefault(group, 0L).longValue());
      revisions.put(group, change.revision());
      if (change instanceof Change.Upsert upsert) {
        Alert alert = new Alert(group, upsert.episode());
        Alert before = alerts.put(change.alertId(), alert);
        assertThat(before).isNotEqualTo(alert);
        assertThat(upsert.previousTime()).isEqualTo(before == null ? null : before.episode.time());
      } else if (change instanceof Change.Withdraw withdraw) {
        Alert before = alerts.remove(change.alertId());
        assertThat(before).isNotNull();
        assertThat(withdraw.time()).isEqualTo(before.episode.time());
      }
    }
    return changes.size();
  }

  private void storeAndLoad() {
    for (GroupKey group : new ArrayList<>(windows.keySet())) {
      changes(group);
      try {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        window(group).write(new DataOutputStream(bytes));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        GroupWindow loaded = GroupWindows.read(rule, group, in);
        assertThat(in.available()).isZero();
        assertThat(loaded.hasNews()).isFalse();
        windows.put(group, loaded);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The alerts that are left, by id. */
  public Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    alerts.forEach((id, alert) -> documents.put(id, document(alert.group, alert.episode)));
    return documents;
  }

  /** An alert as it is written. */
  public String document(GroupKey group, Episode episode) {
    return new String(writer.write(rule, group, episode), StandardCharsets.UTF_8);
  }

  /** The inputs that were not withdrawn, each once, in order; of copies the one to be named. */
  public Map<GroupKey, List<Input>> inputs() {
    Map<GroupKey, List<Input>> inputs = new HashMap<>();
    there.forEach(
        (group, all) -> {
          List<Input> byPlace = new ArrayList<>(all);
          byPlace.sort(Comparator.comparing(input -> input.evidence().object()));
          inputs.put(group, List.copyOf(new TreeSet<>(byPlace)));
        });
    return inputs;
  }

  /** The greatest time of an input, withdrawn ones too. */
  public long latest() {
    return latest;
  }
}
