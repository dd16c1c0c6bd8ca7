package io.trailhound.detection.sigma.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "192.0.2.7/32, 192.0.2.7",
    "192.0.2.7/31, 192.0.2.",
    "192.0.2.7/24, 192.0.2.",
    "192.0.2.7/23, 192.0.",
    "10.1.2.3/8, 10.",
    "10.0.0.0/7, ''",
    "0.0.0.0/0, ''",
    "2001:db8::1/128, ''",
  })
  void saysHowItsAddressesBegin(String network, String prefix) {
    assertThat(requireNonNull(Network.parse(network)).textPrefix()).isEqualTo(prefix);
  }
}
