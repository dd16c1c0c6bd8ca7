package io.trailhound.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.ChainTrail;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.Correlated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event says who is behind it, in whatever order the records come. */
class ChainsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MINUTE = 60_000;

  /** An alert for each call in a session, and what a correlation by first actor would get. */
  private static final List<RuleText> RULES =
      List.of(
          new RuleText(
              "listed.yml",
              """
              title: Buckets listed
              id: 0b6c1d2e-0000-4000-8000-000000000001
              name: listed
              logsource: {product: aws, service: cloudtrail}
              detection:
                selection: {eventName: ListBuckets}
                condition: selection
              level: low
              ---
              title: Many buckets listed by one actor
              id: 0b6c1d2e-0000-4000-8000-000000000002
              correlation:
                type: event_count
                rules: [listed]
                group-by: [trailhound.identity.origin.key]
                timespan: 10m
                condition: {gte: 100}
                generate: true
              level: medium
              """));

  /** A rule that tests the chain matches only when it is known. */
  private static final List<RuleText> TESTING =
      List.of(
          new RuleText(
              "user1.yml",
              """
              title: Buckets listed by one user, through any roles
              id: 0b6c1d2e-0000-4000-8000-000000000003
              logsource: {product: aws, service: cloudtrail}
              detection:
                selection:
                  eventName: ListBuckets
                  trailhound.identity.origin.name: user1
                condition: selection
              level: low
              """));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyCallHasItsFirstActorInAnyOrderAndAfterRecovery(int parallelism) throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      List<ChainTrail.Entry> trail = ChainTrail.make(seed, 25);
      Map<String, JsonNode> inOrder = run(RULES, trail, 1, new Random(seed), false);
      check(trail, inOrder);
      List<ChainTrail.Entry> shuffled = shuffled(trail, seed);
      assertThat(run(RULES, shuffled, parallelism, new Random(seed), true)).isEqualTo(inOrder);
    }
  }

  @Test
  void aRuleThatTestsTheChainMatchesWhenItIsKnown() throws Exception {
    List<ChainTrail.Entry> trail = ChainTrail.make(3, 6);
    Map<String, JsonNode> found = run(TESTING, shuffled(trail, 1), 2, new Random(5), true);
    List<String> expected =
        trail.stream()
            .filter(entry -> entry.origin().endsWith(":user/user1"))
            .map(ChainTrail.Entry::eventId)
            .sorted()
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(found.keySet()).containsExactlyElementsOf(expected);
  }

  @Test
  void groupsByTheFirstActorAreRight() throws Exception {
    List<ChainTrail.Entry> trail = ChainTrail.make(8, 10);
    Map<String, String> expected = new TreeMap<>();
    trail.stream()
        .filter(entry -> !entry.origin().isEmpty())
        .forEach(entry -> expected.put(entry.eventId(), entry.origin()));
    try (MatchHarness harness = MatchHarness.empty(RULES, 1, 0)) {
      for (ChainTrail.Entry entry : shuffled(trail, 2)) {
        Event event = event(entry);
        harness.add(event, 0);
        harness.tell(event);
      }
      Map<String, String> groups = new TreeMap<>();
      for (Correlated correlated : harness.correlated()) {
        String id = correlated.input().input().evidence().eventId();
        String group = correlated.input().group().values().get(0);
        if (correlated.input().withdrawn()) {
          assertThat(groups.remove(id)).isEqualTo(group);
        } else {
          groups.put(id, group);
        }
      }
      assertThat(groups).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsHeldForGood() throws Exception {
    List<ChainTrail.Entry> trail = ChainTrail.make(4, 10);
    try (MatchHarness harness = MatchHarness.empty(RULES, 1, 0)) {
      for (ChainTrail.Entry entry : trail) {
        harness.add(event(entry), 0);
      }
      assertThat(harness.remembered()).isPositive();
      harness.watermark(trail.get(trail.size() - 1).millis() + 2_000);
      assertThat(harness.remembered()).isZero();
    }
  }

  private static void check(List<ChainTrail.Entry> trail, Map<String, JsonNode> alerts) {
    for (ChainTrail.Entry entry : trail) {
      if (entry.origin().isEmpty()) {
        continue;
      }
      JsonNode alert = alerts.getOrDefault(entry.eventId(), MissingNode.getInstance());
      JsonNode identity = alert.at("/trailhound/identity");
      assertThat(identity.at("/origin/arn").asText()).isEqualTo(entry.origin());
      assertThat(identity.at("/chain")).hasSize(entry.hops());
      assertThat(identity.at("/chain_state").asText()).isEqualTo("complete");
    }
  }

  /** Records come up to half an hour late, with copies, each to the subtask of its key. */
  private static List<ChainTrail.Entry> shuffled(List<ChainTrail.Entry> trail, long seed) {
    Random random = new Random(seed);
    Map<ChainTrail.Entry, Long> arrival = new HashMap<>();
    trail.forEach(entry -> arrival.put(entry, entry.millis() + random.nextLong(30 * MINUTE)));
    List<ChainTrail.Entry> shuffled = new ArrayList<>(trail);
    shuffled.sort(Comparator.comparing(arrival::get));
    return shuffled;
  }

  /** The last version of each alert, by the id of its event. */
  private static Map<String, JsonNode> run(
      List<RuleText> rules,
      List<ChainTrail.Entry> trail,
      int parallelism,
      Random random,
      boolean recovers)
      throws Exception {
    Map<String, Alert> latest = new HashMap<>();
    List<MatchHarness> subtasks = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      subtasks.add(MatchHarness.empty(rules, parallelism, i));
    }
    int restart = recovers ? random.nextInt(trail.size()) : -1;
    for (int at = 0; at < trail.size(); at++) {
      Event event = event(trail.get(at));
      int mine = DedupHarness.subtaskOf(event, parallelism);
      boolean before = random.nextBoolean();
      if (before) {
        subtasks.get(mine).add(event, 0);
      }
      for (MatchHarness subtask : subtasks) {
        subtask.tell(event);
      }
      if (!before) {
        subtasks.get(mine).add(event, 0);
      }
      long watermark = trail.get(at).millis() - 31 * MINUTE;
      for (MatchHarness subtask : subtasks) {
        subtask.watermark(watermark);
      }
      take(subtasks, latest);
      if (at == restart) {
        subtasks = restarted(rules, subtasks);
      }
    }
    for (MatchHarness subtask : subtasks) {
      subtask.close();
    }
    Map<String, JsonNode> documents = new TreeMap<>();
    for (Alert alert : latest.values()) {
      if (!alert.isWithdrawn()) {
        JsonNode document = JSON.readTree(alert.document());
        documents.put(document.at("/event/id").asText(), document);
      }
    }
    return documents;
  }

  private static List<MatchHarness> restarted(List<RuleText> rules, List<MatchHarness> before)
      throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (MatchHarness subtask : before) {
      states.add(subtask.snapshot());
      subtask.close();
    }
    OperatorSubtaskState all =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    List<MatchHarness> after = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      after.add(MatchHarness.restored(rules, all, before.size(), before.size(), i));
    }
    return after;
  }

  private static void take(List<MatchHarness> subtasks, Map<String, Alert> latest) {
    for (MatchHarness subtask : subtasks) {
      for (Alert alert : subtask.alerts()) {
        latest.merge(
            alert.id(), alert, (one, other) -> other.revision() >= one.revision() ? other : one);
      }
    }
  }

  private static Event event(ChainTrail.Entry entry) {
    return Records.event(entry.json(), entry.account() + "/trail.json", 0);
  }
}
