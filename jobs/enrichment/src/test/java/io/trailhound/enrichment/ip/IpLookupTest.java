package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.enrichment.ip.aws.AwsRanges;
import io.trailhound.enrichment.ip.geo.Geo;
import io.trailhound.enrichment.ip.list.AddressList;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListMatch;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpLookupTest {
  @Test
  void remembersSoManySourcesAndNoMore() {
    IpLookup lookup = new IpLookup(2);
    IpData data = data("one");
    for (String text : List.of("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.3", "192.0.2.1")) {
      assertThat(lookup.lookup(data, text, null, 0)).isEqualTo(data.lookup(text, null, 0));
    }
    assertThat(lookup.hits()).isEqualTo(2);
    assertThat(lookup.size()).isEqualTo(2);
    // 192.0.2.2 was the one not asked for longest.
    lookup.lookup(data, "192.0.2.2", null, 0);
    assertThat(lookup.hits()).isEqualTo(2);
    assertThatThrownBy(() -> new IpLookup(0)).hasMessageContaining("greater than 0, not 0");
  }

  @Test
  void aTextWithoutEndIsNotRemembered() {
    IpLookup lookup = new IpLookup(2);
    assertThat(lookup.lookup(data("one"), "x".repeat(10_000), null, 0).kind())
        .isEqualTo(SourceKind.NAME);
    assertThat(lookup.lookup(data("one"), null, null, 0).kind()).isEqualTo(SourceKind.UNKNOWN);
    assertThat(lookup.size()).isZero();
  }

  @Test
  void anotherSnapshotForgets() {
    IpLookup lookup = new IpLookup(2);
    lookup.lookup(data("one"), "198.51.100.7", null, 0);
    AddressFacts facts = lookup.lookup(data("two"), "198.51.100.7", null, 0);
    assertThat(facts.lists()).extracting(ListMatch::list).containsExactly("two");
    assertThat(lookup.hits()).isZero();
  }

  @Test
  void theListsOfARememberedSourceFollowTheAccount() {
    ListSource source =
        ListSource.of("own", ListKind.ALLOW, Path.of("own.txt"))
            .forAccounts(List.of("111122223333"));
    IpData data =
        new IpData(
            "1", new Geo(List.of()), AwsRanges.NONE, List.of(AddressList.of(source, block())));
    IpLookup lookup = new IpLookup(2);
    assertThat(lookup.lookup(data, "198.51.100.7", "111122223333", 0).lists()).hasSize(1);
    assertThat(lookup.lookup(data, "198.51.100.7", "444455556666", 0).lists()).isEmpty();
    assertThat(lookup.lookup(data, "198.51.100.7", "111122223333", 0).lists()).hasSize(1);
    assertThat(lookup.hits()).isEqualTo(2);
  }

  @Test
  void twoListsOfOneNameAreRefused() {
    AddressList list = data("one").lists().get(0);
    assertThatThrownBy(
            () -> new IpData("1", new Geo(List.of()), AwsRanges.NONE, List.of(list, list)))
        .hasMessage("two lists have the name 'one'");
  }

  private static IpData data(String name) {
    ListSource source = ListSource.of(name, ListKind.DENY, Path.of("x.txt"));
    return new IpData(
        name, new Geo(List.of()), AwsRanges.NONE, List.of(AddressList.of(source, block())));
  }

  private static List<Prefix> block() {
    PrefixParser parser = new PrefixParser();
    assertThat(parser.parse("198.51.100.0/24")).isTrue();
    return parser.blocks();
  }
}
