package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.correlation.baseline.BaselineStreams.Step;
import io.trailhound.detection.correlation.baseline.BaselineStreams.Stream;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What is left in the end is what the definition says of all inputs, in whatever order they arrive
 * within the lateness, with copies, withdrawals, watermarks and restarts in between.
 */
class BaselinePropertyTest {
  private static int streams;
  private static int alerts;

  private record Arriving(Input input, Step step, long at, boolean copy) {}

  @Property(tries = 3000, seed = "20261125", edgeCases = EdgeCasesMode.NONE)
  void equalsTheModel(@ForAll("rules") String yaml, @ForAll("streams") Stream stream) {
    CorrelationRule rule = BaselineRules.load(yaml);
    BaselineTrial trial = new BaselineTrial(rule);
    List<Input> counted = new ArrayList<>();
    // Of more than are kept as evidence one that was taken back stays there.
    boolean few = stream.steps().stream().mapToInt(Step::count).sum() <= Ends.MOST;
    long latest = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;
    for (Arriving arriving : arrivals(stream)) {
      Input input = arriving.input;
      boolean withdrawn = few && arriving.step.act() >= 120 && input.time() >= watermark;
      if (!arriving.copy || !withdrawn) {
        trial.insert(input);
      }
      if (withdrawn) {
        trial.window.remove(input);
      } else {
        counted.add(input);
      }
      latest = Math.max(latest, input.time());
      int act = arriving.step.act();
      if ((act & 1) != 0) {
        trial.tell();
      }
      if ((act & 6) == 6) {
        watermark = latest - stream.lateness() * BaselineStreams.MINUTE;
        trial.advance(watermark);
      }
      if ((act & 24) == 24) {
        trial.storeAndLoad();
      }
    }
    trial.tell();
    Map<String, String> expected = new TreeMap<>();
    for (Episode episode : new NaiveBaseline(rule, BaselineTrial.GROUP, counted).episodes()) {
      expected.put(episode.alertId(), trial.document(episode));
    }
    assertThat(differences(trial.documents(), expected)).as(yaml).isEmpty();
    streams++;
    alerts += expected.size();
    // When all is over nothing must be kept, and nothing told.
    trial.advance(latest + 400L * 86_400_000);
    assertThat(trial.documents()).isEqualTo(expected);
    assertThat(trial.window.isEmpty()).isTrue();
  }

  @AfterContainer
  static void enoughHappened() {
    assertThat(streams).isGreaterThanOrEqualTo(2000);
    assertThat(alerts).isGreaterThan(2000);
  }

  /** Only what differs: documents are long. */
  private static List<String> differences(Map<String, String> actual, Map<String, String> model) {
    List<String> differences = new ArrayList<>();
    TreeMap<String, String> all = new TreeMap<>(actual);
    all.putAll(model);
    for (String id : all.keySet()) {
      String one = actual.getOrDefault(id, "nothing");
      String other = model.getOrDefault(id, "nothing");
      if (!one.equals(other)) {
        differences.add(brief(one) + "\n  but by the model\n" + brief(other));
      }
    }
    return differences;
  }

  private static String brief(String document) {
    return document.replaceAll("^.*?\"reason\":|\\{\"event_id.*?\\},?", "");
  }

  private static List<Arriving> arrivals(Stream stream) {
    List<Arriving> all = new ArrayList<>();
    int number = 0;
    for (Step step : stream.steps()) {
      for (int i = 0; i < step.count(); i++) {
        Input input = BaselineStreams.input(stream, step, number++);
        long delay =
            Math.min(step.delay() * (stream.lateness() > 60 ? 600L : 1), stream.lateness());
        long at = input.time() + delay * BaselineStreams.MINUTE;
        all.add(new Arriving(input, step, at, false));
        if (step.again() > 0 && delay + step.again() <= stream.lateness()) {
          Input copy = BaselineStreams.copy(input);
          all.add(new Arriving(copy, step, at + step.again() * BaselineStreams.MINUTE, true));
        }
      }
    }
    all.sort(Comparator.comparingLong(Arriving::at));
    return all;
  }

  @Provide
  Arbitrary<String> rules() {
    return BaselineStreams.rules();
  }

  @Provide
  Arbitrary<Stream> streams() {
    return BaselineStreams.streams();
  }
}
