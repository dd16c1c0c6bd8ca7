package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "192.0.2.7|[192.0.2.7/32]",
        "192.0.2.0/24|[192.0.2.0/24]",
        "192.0.2.7/24|[192.0.2.0/24]",
        "0.0.0.0/0|[0.0.0.0/0]",
        "2001:db8::/32|[2001:db8::/32]",
        "2001:db8::1|[2001:db8::1/128]",
        "::/0|[::/0]",
        "192.0.2.0-192.0.2.255|[192.0.2.0/24]",
        "192.0.2.1-192.0.2.1|[192.0.2.1/32]",
        "192.0.2.1 - 192.0.2.4|[192.0.2.1/32, 192.0.2.2/31, 192.0.2.4/32]",
        "0.0.0.0-255.255.255.255|[0.0.0.0/0]",
        "2001:db8::ffff-2001:db8::1:1|[2001:db8::ffff/128, 2001:db8::1:0/127]",
        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff|[::/0]",
        "ffff::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff|[ffff::/16]"
      },
      delimiter = '|')
  void readsBlocksAndRanges(String text, String blocks) {
    PrefixParser parser = new PrefixParser();
    assertThat(parser.parse(text)).as(parser.reason()).isTrue();
    assertThat(parser.blocks()).hasToString(blocks);
    assertThat(parser.cut()).isEqualTo(text.equals("192.0.2.7/24"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "192.0.2.0/33|the length must be 0 to 32",
        "2001:db8::/129|the length must be 0 to 128",
        "192.0.2.0/|the length must be 0 to 32",
        "192.0.2.0/255.255.255.0|the length must be 0 to 32",
        "192.0.2.0/+8|the length must be 0 to 32",
        "x/8|no address before the slash",
        "192.0.2.9-192.0.2.1|it ends before it begins",
        "192.0.2.9-2001:db8::|one end is IPv4, the other IPv6",
        "192.0.2.9-|no address after the dash",
        "-192.0.2.9|is no address, block or range",
        "bad-host.example.com|is no address, block or range"
      },
      delimiter = '|')
  void saysWhyItRefuses(String text, String reason) {
    PrefixParser parser = new PrefixParser();
    assertThat(parser.parse(text)).isFalse();
    assertThat(parser.reason()).contains(reason).contains(text);
  }
}
