package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.geo.MmdbWriter;
import io.trailhound.enrichment.ip.geo.Network;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListMatch;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpDataFilesTest {
  private static final String ADDRESS = "198.51.100.7";

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  private IpDataFiles files = new IpDataFiles(sources(Path.of("none")));

  @BeforeEach
  void write() throws Exception {
    generation(1);
    files = new IpDataFiles(sources(dir));
  }

  @Test
  void everythingIsLookedUpTogether() {
    IpData data = replaced(files.reload());
    AddressFacts facts = data.lookup(ADDRESS, null, 0);
    assertThat(facts.kind()).isEqualTo(SourceKind.AMAZON);
    assertThat(String.valueOf(facts.address())).isEqualTo(ADDRESS);
    assertThat(facts.network()).isEqualTo(new Network(1, null));
    assertThat(String.valueOf(facts.aws())).contains("region-1");
    assertThat(facts.lists()).extracting(ListMatch::list).containsExactly("a", "z");
    assertThat(data.lookup("10.0.0.1", null, 0).kind()).isEqualTo(SourceKind.PRIVATE);
    assertThat(data.lookup("192.0.2.1", null, 0).kind()).isEqualTo(SourceKind.PUBLIC);
    assertThat(data.lookup("ec2.amazonaws.com", null, 0).kind()).isEqualTo(SourceKind.AWS_SERVICE);
    assertThat(data.lookup(null, null, 0).kind()).isEqualTo(SourceKind.UNKNOWN);
  }

  @Test
  void onlyAChangeOfContentMakesANewSnapshot() throws Exception {
    IpData first = replaced(files.reload());
    assertThat(first.version()).matches("[0-9a-f]{16}");
    assertThat(files.reload()).isEqualTo(new Reload.Same(first));
    generation(1);
    assertThat(files.reload()).isEqualTo(new Reload.Same(first));
    generation(2);
    IpData second = replaced(files.reload());
    assertThat(second.version()).isNotEqualTo(first.version());
    assertThat(files.current()).isSameAs(second);
    generation(1);
    assertThat(replaced(files.reload()).version()).isEqualTo(first.version());
  }

  @Test
  void aBrokenFileKeepsAllOfTheOldSnapshotUntilItIsMended() throws Exception {
    IpData first = replaced(files.reload());
    generation(2);
    put("z.txt", "198.51.100.0/24\nnonsense\n");
    for (int i = 0; i < 2; i++) {
      Reload reload = files.reload();
      assertThat(reload).isInstanceOf(Reload.Kept.class);
      assertThat(reload.data()).isSameAs(first);
      assertThat(((Reload.Kept) reload).problems())
          .extracting(Problem::toString)
          .containsExactly(dir.resolve("z.txt") + ":2: 'nonsense' is no address, block or range");
    }
    assertThat(files.current()).isSameAs(first);
    Files.delete(dir.resolve("z.txt"));
    assertThat(files.reload().toString()).contains("there is no such file");
    put("z.txt", "198.51.100.0/24\n");
    AddressFacts facts = replaced(files.reload()).lookup(ADDRESS, null, 0);
    assertThat(facts.network()).isEqualTo(new Network(2, null));
  }

  @Test
  void onlyChangedFilesAreReadAgain() throws Exception {
    IpData first = replaced(files.reload());
    put("z.txt", "198.51.0.0/16\n");
    IpData second = replaced(files.reload());
    assertThat(second.lists().get(0)).isSameAs(first.lists().get(0));
    assertThat(second.lists().get(1)).isNotSameAs(first.lists().get(1));
  }

  /** Each generation's number is in the database, the ranges and a list: no event may mix them. */
  @Test
  void noLookupSeesHalfOfAReload() throws Exception {
    replaced(files.reload());
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      seen.add(
          threads.submit(
              () -> {
                int lookups = 0;
                IpLookup lookup = new IpLookup(16);
                while (!done.get()) {
                  assertWhole(lookup.lookup(files.current(), ADDRESS, null, 0));
                  lookups++;
                }
                return lookups;
              }));
    }
    try {
      for (int generation = 2; generation < 40; generation++) {
        generation(generation);
        replaced(files.reload());
      }
    } finally {
      done.set(true);
      threads.shutdown();
    }
    for (Future<Integer> lookups : seen) {
      assertThat(lookups.get()).isPositive();
    }
  }

  private static void assertWhole(AddressFacts facts) {
    long generation = Objects.requireNonNull(facts.network()).asNumber();
    String region = Objects.requireNonNull(facts.aws()).region();
    String description = facts.lists().get(0).description();
    if (!region.equals("region-" + generation) || !("list " + generation).equals(description)) {
      throw new AssertionError("mixed: " + facts);
    }
  }

  private static IpData replaced(Reload reload) {
    assertThat(reload).isInstanceOf(Reload.Replaced.class);
    return reload.data();
  }

  private static IpSources sources(Path dir) {
    return new IpSources(
        List.of(dir.resolve("x.mmdb")),
        Optional.of(dir.resolve("ip-ranges.json")),
        List.of(
            ListSource.of("z", ListKind.DENY, dir.resolve("z.txt")),
            ListSource.of("a", ListKind.ALLOW, dir.resolve("a.csv"))));
  }

  private void generation(int number) throws Exception {
    Map<String, ?> record = Map.of("asn", "AS" + number);
    byte[] database = new MmdbWriter("asn", 4, 24).put("198.51.100.0/24", record).bytes();
    put("x.mmdb", database);
    put(
        "ip-ranges.json",
        "{\"prefixes\": [{\"ip_prefix\": \"198.51.100.0/24\", \"service\": \"EC2\","
            + " \"region\": \"region-%d\"}]}".formatted(number));
    put("a.csv", "ip,description\n198.51.100.7,list %d\n".formatted(number));
    put("z.txt", "198.51.100.0/24\n");
  }

  private void put(String name, String content) throws Exception {
    put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a file as it should be done: by renaming. */
  private void put(String name, byte[] content) throws Exception {
    Path next = Files.write(dir.resolve(name + ".next"), content);
    Files.move(next, dir.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
