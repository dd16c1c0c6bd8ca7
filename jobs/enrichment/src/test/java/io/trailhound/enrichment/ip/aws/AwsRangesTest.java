package io.trailhound.enrichment.ip.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsRangesTest {
  private static final String FILE =
      """
      {
        "syncToken": "1750000000", "createDate": "2026-01-02-03-04-05",
        "prefixes": [
          %s
        ],
        "ipv6_prefixes": [
          {"ipv6_prefix": "2001:db8:1::/48", "region": "eu-west-1", "service": "AMAZON",
           "network_border_group": "eu-west-1"},
          {"ipv6_prefix": "2001:db8:1::/56", "region": "eu-west-1", "service": "EC2",
           "network_border_group": "eu-west-1"}
        ],
        "other": [{"deep": {}}]
      }
      """;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  @Test
  void aNamedServiceComesBeforeAmazonAndEc2() throws Exception {
    String[] entries = {
      entry("198.51.100.0/24", "eu-west-1", "AMAZON"),
      entry("198.51.100.0/25", "eu-west-1", "EC2"),
      entry("198.51.100.0/25", "eu-west-1", "S3"),
      entry("198.51.100.64/26", "eu-west-1", "AMAZON"),
      entry("198.51.100.128/26", "eu-west-2", "EC2"),
      entry("203.0.113.0/24", "GLOBAL", "CLOUDFRONT")
    };
    String[] reversed = new String[entries.length];
    for (int i = 0; i < entries.length; i++) {
      reversed[i] = entries[entries.length - 1 - i];
    }
    for (String[] order : new String[][] {entries, reversed}) {
      AwsRanges ranges = read(String.join(",", order));
      assertThat(ranges.size()).isEqualTo(8);
      assertThat(ranges.created()).isEqualTo("2026-01-02-03-04-05");
      assertThat(find(ranges, "198.51.100.1")).isEqualTo(new AwsRange("S3", "eu-west-1"));
      assertThat(find(ranges, "198.51.100.65")).isEqualTo(new AwsRange("S3", "eu-west-1"));
      assertThat(find(ranges, "198.51.100.129")).isEqualTo(new AwsRange("EC2", "eu-west-2"));
      assertThat(find(ranges, "198.51.100.200")).isEqualTo(new AwsRange("AMAZON", "eu-west-1"));
      assertThat(find(ranges, "203.0.113.9")).isEqualTo(new AwsRange("CLOUDFRONT", "GLOBAL"));
      assertThat(find(ranges, "2001:db8:1::1")).isEqualTo(new AwsRange("EC2", "eu-west-1"));
      assertThat(find(ranges, "2001:db8:1:ffff::")).isEqualTo(new AwsRange("AMAZON", "eu-west-1"));
      assertThat(find(ranges, "192.0.2.1")).isNull();
      assertThat(find(ranges, "2001:db8:2::")).isNull();
    }
  }

  private static String entry(String prefix, String region, String service) {
    return "{\"ip_prefix\": \"%s\", \"region\": \"%s\", \"service\": \"%s\"}\n"
        .formatted(prefix, region, service);
  }

  private AwsRanges read(String prefixes) throws Exception {
    Path file = Files.writeString(dir.resolve("ip-ranges.json"), FILE.formatted(prefixes));
    Loaded<AwsRanges> loaded = AwsRanges.read(file);
    assertThat(loaded).isInstanceOf(Loaded.Ready.class);
    return ((Loaded.Ready<AwsRanges>) loaded).value();
  }

  private static @Nullable AwsRange find(AwsRanges ranges, String address) {
    return ranges.find(Address.parse(address).orElseThrow());
  }
}
