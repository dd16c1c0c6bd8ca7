package io.trailhound.enrichment.identity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.identity.chain.Chain.State;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class SessionsPropertyTest {

  /** In any order, some of them more than once. */
  private static List<Issue> shuffled(List<Issue> issues, long seed) {
    Random random = new Random(seed);
    List<Issue> all = new ArrayList<>(issues);
    for (Issue issue : issues) {
      if (random.nextInt(3) == 0) {
        all.add(issue);
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  @Property(tries = 1000, seed = "5")
  void anyOrderOfArrivalGivesTheNaiveAnswer(
      @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 8) int count) {
    List<Issue> issues = new Trails(seed, false).chains(count);
    NaiveSessions naive = new NaiveSessions(issues);
    Sessions sessions = new Sessions();
    Map<String, Chain> followed = new HashMap<>();
    for (Issue issue : shuffled(issues, order)) {
      for (String changed : sessions.add(issue)) {
        followed.put(changed, sessions.chain(changed).orElseThrow());
      }
    }
    assertThat(sessions.size()).isEqualTo(naive.ids().size());
    for (String id : naive.ids()) {
      assertThat(sessions.chain(id)).as(id).contains(naive.chain(id));
      Statistics.label("state").collect(naive.chain(id).state());
      // Who only looks again at what add says has changed has the same in the end.
      assertThat(followed.get(id)).as(id).isEqualTo(naive.chain(id));
    }
    Statistics.label("state")
        .coverage(
            coverage -> {
              coverage.check(State.COMPLETE).percentage(percent -> percent > 20);
              coverage.check(State.BROKEN).percentage(percent -> percent > 5);
            });
  }

  @Property(tries = 300, seed = "6")
  void clearTrailsLeadToTheFirstActor(
      @ForAll long seed, @ForAll long order, @ForAll @IntRange(min = 1, max = 8) int count) {
    List<Issue> issues = new Trails(seed, true).chains(count);
    Sessions sessions = new Sessions();
    shuffled(issues, order).forEach(sessions::add);
    for (Issue issue : issues) {
      Chain chain = sessions.chain(issue.id()).orElseThrow();
      String number = issue.id().substring(4, issue.id().indexOf('X'));
      int hop = Integer.parseInt(issue.id().substring(issue.id().indexOf('X') + 1));
      assertThat(chain.state()).isEqualTo(State.COMPLETE);
      assertThat(chain.origin().name()).isEqualTo("user" + number);
      assertThat(chain.hops()).hasSize(hop + 1);
    }
  }

  @Property(tries = 300, seed = "7")
  void forgettingLeavesTheChainsOfTheLivingAlone(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3000) int seconds) {
    List<Issue> issues = new Trails(seed, false).chains(6);
    Sessions sessions = new Sessions();
    issues.forEach(sessions::add);
    long watermark = issues.get(0).time() + seconds * 1_000L;
    Map<String, Chain> before = new HashMap<>();
    for (Issue issue : sessions.issues()) {
      if (issue.end() + 60_000 >= watermark) {
        before.put(issue.id(), sessions.chain(issue.id()).orElseThrow());
      }
    }
    int size = sessions.size();
    int forgotten = sessions.expire(watermark, 60_000);
    assertThat(sessions.size()).isEqualTo(size - forgotten).isGreaterThanOrEqualTo(before.size());
    before.forEach((id, chain) -> assertThat(sessions.chain(id)).as(id).contains(chain));
  }

  @Property(tries = 300, seed = "8")
  void mergingDoesNotDependOnOrderOrRepetition(@ForAll long seed, @ForAll long order) {
    List<Issue> issues = new Trails(seed, false).chains(3);
    Map<String, List<Issue>> copies = new HashMap<>();
    issues.forEach(i -> copies.computeIfAbsent(i.id(), k -> new ArrayList<>()).add(i));
    copies.forEach(
        (id, all) -> {
          Issue straight = all.stream().reduce(Issue::merge).orElseThrow();
          Issue mixed = shuffled(all, order).stream().reduce(Issue::merge).orElseThrow();
          assertThat(mixed).isEqualTo(straight);
          assertThat(straight.merge(straight)).isEqualTo(straight);
          all.forEach(copy -> assertThat(straight.merge(copy)).isEqualTo(straight));
        });
  }

  @Property(tries = 200, seed = "9")
  void whatIsStoredComesBack(@ForAll long seed) throws IOException {
    for (Issue issue : new Trails(seed, false).chains(3)) {
      byte[] bytes = IssueCodec.toBytes(issue);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      assertThat(IssueCodec.read(in)).isEqualTo(issue);
      assertThat(in.available()).isZero();
      assertThat(bytes.length).isLessThan(900);
    }
  }
}
