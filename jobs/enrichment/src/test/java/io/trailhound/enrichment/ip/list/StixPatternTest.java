package io.trailhound.enrichment.ip.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixPatternTest {
  @ParameterizedTest
  @CsvSource(
      value = {
        "[ipv4-addr:value = '198.51.100.7']|[198.51.100.7]",
        "[ipv4-addr:value='198.51.100.7']|[198.51.100.7]",
        "[ipv4-addr:value = 'a' OR ipv6-addr:value = 'b']|[a, b]",
        "[ipv4-addr:value = 'a'] OR [ipv4-addr:value ISSUBSET 'b']|[a, b]",
        "[ipv4-addr:value IN ('a', 'b')]|[a, b]",
        "[ipv4-addr:value = 'a' OR domain-name:value = 'x.example.com']|[a]"
      },
      delimiter = '|',
      quoteCharacter = '~')
  void givesTheAddressesOfAlternatives(String pattern, String addresses) {
    assertThat(StixPattern.addresses(pattern).orElseThrow()).hasToString(addresses);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[]",
        "[ipv4-addr:value = 'a'",
        "[ipv4-addr:value = 'a",
        "[ipv4-addr:value = a]",
        "[ipv4-addr:value != 'a']",
        "[ipv4-addr:value ISSUPERSET 'a']",
        "[NOT ipv4-addr:value = 'a']",
        "[ipv4-addr:value IN ('a' 'b')]",
        "[ipv4-addr:value = 'a' AND domain-name:value = 'x.example.com']",
        "[ipv4-addr:value = 'a'] AND [ipv4-addr:value = 'b']",
        "[ipv4-addr:value = 'a'] FOLLOWEDBY [ipv4-addr:value = 'b']",
        "[ipv4-addr:value = 'a'] REPEATS 5 TIMES",
        "[file:hashes.'SHA-256' = 'a']",
        "[domain-name:value = 'x.example.com']"
      })
  void leavesOtherPatternsOut(String pattern) {
    assertThat(StixPattern.addresses(pattern)).isEmpty();
  }
}
