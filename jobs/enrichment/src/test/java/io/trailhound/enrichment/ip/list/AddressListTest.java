package io.trailhound.enrichment.ip.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import io.trailhound.enrichment.ip.Notice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressListTest {
  private static final long JUNE = Instant.parse("2026-06-15T12:00:00Z").toEpochMilli();

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  @Test
  void plainTextWithAllThatPublishedListsPutIntoIt() throws Exception {
    AddressList list =
        read(
            "list.txt",
            """
            \uFEFF# a comment
            ; another
            198.51.100.7

            198.51.100.128/25 ; REF123
            203.0.113.4-203.0.113.6\t5
            203.0.113.10 - 203.0.113.11 # two
            2001:db8::/32#v6
            192.0.2.9/24
            203.0.113.30 - scanner
            """);
    assertThat(list.size()).isEqualTo(1 + 1 + 2 + 1 + 1 + 1 + 1);
    assertThat(block(list, "198.51.100.7")).isEqualTo("198.51.100.7/32");
    assertThat(block(list, "198.51.100.200")).isEqualTo("198.51.100.128/25");
    assertThat(block(list, "203.0.113.5")).isEqualTo("203.0.113.4/31");
    assertThat(block(list, "203.0.113.6")).isEqualTo("203.0.113.6/32");
    assertThat(block(list, "203.0.113.7")).isNull();
    assertThat(block(list, "203.0.113.11")).isEqualTo("203.0.113.10/31");
    assertThat(block(list, "2001:db8:ffff::")).isEqualTo("2001:db8::/32");
    assertThat(block(list, "192.0.2.200")).isEqualTo("192.0.2.0/24");
    assertThat(block(list, "::ffff:198.51.100.7")).isEqualTo("198.51.100.7/32");
    assertThat(notices)
        .extracting(Notice::text)
        .containsExactly(
            "blocks with address bits beyond their length, which are ignored: 1, the first on line 9",
            "lines with text after the entry, which is ignored: 3, the first on line 5");
  }

  @Test
  void aCommentMakesAnEmptyList() throws Exception {
    assertThat(read("empty.txt", "# none at present\n").size()).isZero();
  }

  @Test
  void csvTakesTheFirstColumnThatHoldsAnAddress() throws Exception {
    AddressList list =
        read(
            "list.csv",
            """
            first_seen,"ip",comment
            2026-01-01,198.51.100.7,"said ""bad"", twice"
            2026-01-01,"203.0.113.0/24",
            """);
    ListMatch match = match(list, "198.51.100.7", null, JUNE);
    assertThat(match)
        .isEqualTo(
            new ListMatch(
                "list.csv",
                ListKind.DENY,
                "198.51.100.7/32",
                Long.MAX_VALUE,
                "said \"bad\", twice"));
    assertThat(block(list, "203.0.113.9")).isEqualTo("203.0.113.0/24");
  }

  @Test
  void csvTakesTheColumnThatIsChosen() throws Exception {
    Path file = Files.writeString(dir.resolve("two.csv"), "src;dst\n192.0.2.1;198.51.100.7\n");
    ListSource source = ListSource.of("two", ListKind.ALLOW, file).withColumn("DST");
    AddressList list = value(AddressList.read(source));
    assertThat(block(list, "198.51.100.7")).isEqualTo("198.51.100.7/32");
    assertThat(block(list, "192.0.2.1")).isNull();
  }

  @Test
  void entriesExpireAtTheTimeOfTheEvent() throws Exception {
    AddressList list =
        read(
            "expiry.csv",
            """
            ip,expires
            198.51.100.0/24,2026-07-01
            198.51.100.7,2026-06-15T12:00:00Z
            198.51.0.0/16,
            """);
    assertThat(match(list, "198.51.100.7", null, JUNE - 1).block()).isEqualTo("198.51.100.7/32");
    // At its very instant an entry is over, and the next wider one counts.
    assertThat(match(list, "198.51.100.7", null, JUNE).block()).isEqualTo("198.51.100.0/24");
    long july = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    assertThat(match(list, "198.51.100.7", null, july - 1).block()).isEqualTo("198.51.100.0/24");
    assertThat(match(list, "198.51.100.7", null, july).block()).isEqualTo("198.51.0.0/16");
  }

  @Test
  void entriesAndListsCountForTheirAccounts() throws Exception {
    AddressList list =
        read(
            "accounts.csv",
            """
            ip,accounts,description
            198.51.100.7,111122223333|444455556666,two
            198.51.100.0/24,,all
            203.0.113.7,111122223333,one
            """);
    assertThat(match(list, "198.51.100.7", "444455556666", JUNE).description()).isEqualTo("two");
    assertThat(match(list, "198.51.100.7", "123456789012", JUNE).description()).isEqualTo("all");
    assertThat(match(list, "198.51.100.7", null, JUNE).description()).isEqualTo("all");
    assertThat(found(list, "203.0.113.7", "444455556666", JUNE)).isNull();
    AddressList narrow =
        value(AddressList.read(list.source().forAccounts(List.of("444455556666"))));
    assertThat(match(narrow, "198.51.100.7", "444455556666", JUNE).description()).isEqualTo("two");
    assertThat(found(narrow, "198.51.100.7", "111122223333", JUNE)).isNull();
    assertThat(found(narrow, "198.51.100.7", null, JUNE)).isNull();
  }

  @Test
  void stixIndicators() throws Exception {
    AddressList list =
        read(
            "bundle.json",
            """
            {"type": "bundle", "id": "bundle--1", "objects": [
              {"type": "indicator", "name": "scanner", "pattern_type": "stix",
               "pattern": "[ipv4-addr:value = '198.51.100.7' OR ipv4-addr:value = '198.51.100.8']",
               "valid_from": "2026-06-01T00:00:00Z", "valid_until": "2026-07-01T00:00:00.000Z",
               "labels": ["a"]},
              {"type": "indicator", "pattern": "[ipv4-addr:value ISSUBSET '203.0.113.0/24']"},
              {"type": "indicator", "pattern": "[ipv6-addr:value = '2001:db8::7']"},
              {"type": "indicator", "pattern": "[domain-name:value = 'evil.example.com']"},
              {"type": "indicator", "pattern_type": "yara", "pattern": "rule x { }"},
              {"type": "indicator", "revoked": true, "pattern": "[ipv4-addr:value = '192.0.2.1']"},
              {"type": "malware", "name": "no indicator"}
            ]}
            """);
    assertThat(list.size()).isEqualTo(4);
    assertThat(match(list, "198.51.100.8", null, JUNE).description()).isEqualTo("scanner");
    long before = Instant.parse("2026-05-31T23:59:59Z").toEpochMilli();
    assertThat(found(list, "198.51.100.8", null, before)).isNull();
    long after = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    assertThat(found(list, "198.51.100.8", null, after)).isNull();
    assertThat(block(list, "203.0.113.200")).isEqualTo("203.0.113.0/24");
    assertThat(block(list, "2001:db8::7")).isEqualTo("2001:db8::7/128");
    assertThat(block(list, "192.0.2.1")).isNull();
    assertThat(notices)
        .extracting(Notice::text)
        .containsExactly(
            "indicators about more than an address, which are left out: 2, the first on line 8",
            "revoked indicators, which are left out: 1, the first on line 10");
  }

  private List<Notice> notices = List.of();

  private AddressList read(String name, String content) throws Exception {
    Path file = Files.writeString(dir.resolve(name), content);
    return value(AddressList.read(ListSource.of(name, ListKind.DENY, file)));
  }

  private AddressList value(Loaded<AddressList> loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    Loaded.Ready<AddressList> ready = (Loaded.Ready<AddressList>) loaded;
    notices = ready.notices();
    return ready.value();
  }

  private static @Nullable String block(AddressList list, String address) {
    ListMatch match = found(list, address, null, JUNE);
    return match == null ? null : match.block();
  }

  private static ListMatch match(
      AddressList list, String address, @Nullable String account, long time) {
    ListMatch match = found(list, address, account, time);
    if (match == null) {
      throw new AssertionError(address + " is not on the list");
    }
    return match;
  }

  private static @Nullable ListMatch found(
      AddressList list, String address, @Nullable String account, long time) {
    return list.match(Address.parse(address).orElseThrow(), account, time);
  }
}
