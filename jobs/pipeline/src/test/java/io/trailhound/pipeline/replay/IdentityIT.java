package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.generate.TrailOptions;
import io.trailhound.pipeline.fixture.ChainTrail;
import io.trailhound.pipeline.testing.Trailhound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays say who is behind a call, and tell stolen credentials from others. */
class IdentityIT {
  private static final DateTimeFormatter DELIVERY =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

  private static final String RULE =
      """
      title: Buckets listed
      id: 0b6c1d2e-0000-4000-8000-000000000001
      logsource: {product: aws, service: cloudtrail}
      detection: {selection: {eventName: ListBuckets}, condition: selection}
      level: low
      """;

  private static final Set<String> OF_THE_KIND =
      Set.of(
          "Credentials of a workload in AWS used from outside AWS",
          "Credentials of one instance used from two addresses",
          "One session used from two networks",
          "Many secrets read by one actor, through any roles",
          "One actor refused in several roles",
          "Many roles taken by one actor");

  @TempDir Path temp;

  @Test
  void everyCallHasItsFirstActorAtAnyParallelismInAnyOrder() throws Exception {
    List<ChainTrail.Entry> trail = ChainTrail.make(5, 60);
    Path rules = Files.createDirectories(temp.resolve("rules"));
    Files.writeString(rules.resolve("listed.yml"), RULE);
    Path inOrder = write(trail, "in-order", 0);
    List<JsonNode> alone =
        replay(inOrder, "one", "--rules", rules.toString(), "--parallelism", "1");
    check(trail, alone);
    for (String parallelism : List.of("2", "4")) {
      Path shuffled = write(trail, "shuffled-" + parallelism, Integer.parseInt(parallelism));
      List<JsonNode> found =
          replay(
              shuffled,
              "out-" + parallelism,
              "--rules",
              rules.toString(),
              "--parallelism",
              parallelism);
      check(trail, found);
    }
  }

  private static void check(List<ChainTrail.Entry> trail, List<JsonNode> alerts) {
    Map<String, JsonNode> byId = new HashMap<>();
    alerts.forEach(alert -> byId.put(alert.at("/event/id").asText(), alert));
    int checked = 0;
    for (ChainTrail.Entry entry : trail) {
      JsonNode alert = byId.get(entry.eventId());
      if (!entry.origin().isEmpty() && alert != null) {
        assertThat(alert.at("/trailhound/identity/origin/arn").asText()).isEqualTo(entry.origin());
        assertThat(alert.at("/trailhound/identity/chain")).hasSize(entry.hops());
        checked++;
      }
    }
    assertThat(checked)
        .isEqualTo((int) trail.stream().filter(entry -> !entry.origin().isEmpty()).count());
  }

  @Test
  void stolenCredentialsAreToldFromOthers() throws Exception {
    Path trail =
        Trails.write(
            TrailOptions.load().withSeed(21).withEvents(8_000).withAttackShare(0),
            temp.resolve("trail"));
    Path ranges = temp.resolve("ip-ranges.json");
    Files.writeString(
        ranges,
        """
        {"syncToken":"1","createDate":"2026-03-01-00-00-00","prefixes":[{"ip_prefix":\
        "192.0.2.0/24","region":"eu-west-1","service":"EC2","network_border_group":"eu-west-1"}],
        "ipv6_prefixes":[]}""");
    String[] options = {"--aws-ranges", ranges.toString()};
    assertThat(names(replay(trail, "without", options))).doesNotContainAnyElementsOf(OF_THE_KIND);

    Files.writeString(trail.resolve("attack.json"), StolenCredentials.records());
    List<JsonNode> alerts = replay(trail, "with", options);
    assertThat(names(alerts)).containsAll(OF_THE_KIND);
    Map<String, Set<String>> origins = new HashMap<>();
    for (JsonNode alert : alerts) {
      String name = alert.at("/rule/name").asText();
      if (OF_THE_KIND.contains(name)) {
        origins
            .computeIfAbsent(name, key -> new TreeSet<>())
            .add(alert.at("/trailhound/identity/origin/key").asText());
      }
    }
    OF_THE_KIND.forEach(
        name ->
            assertThat(origins.get(name))
                .as(name)
                .containsExactly(
                    name.startsWith("Credentials")
                        ? StolenCredentials.INSTANCE
                        : StolenCredentials.THIEF));
  }

  private static Set<String> names(List<JsonNode> alerts) {
    Set<String> names = new TreeSet<>();
    alerts.forEach(alert -> names.add(alert.at("/rule/name").asText()));
    return names;
  }

  /**
   * A file for each record, delivered some minutes after it happened; shuffled if there is a seed.
   */
  private Path write(List<ChainTrail.Entry> trail, String name, int seed) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    List<ChainTrail.Entry> order = new ArrayList<>(trail);
    Random random = new Random(seed);
    Collections.shuffle(order, random);
    for (int i = 0; i < order.size(); i++) {
      ChainTrail.Entry entry = order.get(i);
      long delay = seed == 0 ? 60_000 : random.nextLong(40 * 60_000);
      String object =
          "%s_CloudTrail_eu-west-1_%s_%016d.json"
              .formatted(
                  entry.account(),
                  DELIVERY.format(Instant.ofEpochMilli(entry.millis() + delay)),
                  i);
      Files.writeString(folder.resolve(object), "{\"Records\":[" + entry.json() + "]}");
    }
    return folder;
  }

  private List<JsonNode> replay(Path input, String name, String... options) {
    Path out = temp.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay", "--input", input.toString(), "--out", out.toString(), "--no-archive"));
    arguments.addAll(List.of(options));
    Trailhound.Result result = Trailhound.run(arguments.toArray(String[]::new));
    assertThat(result.status()).as(result.err() + result.out()).isZero();
    return new RunOutput(out).alerts();
  }
}
