package io.trailhound.events.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "0.0.0.0",
        "255.255.255.255",
        "::",
        "::1",
        "2001:db8::17",
        "2001:DB8:0:1:2:3:4:5",
        "2001:db8::",
        "::ffff:192.0.2.1",
        "2001:db8:0:1:2:3:192.0.2.1"
      })
  void areAddresses(String text) {
    assertThat(Addresses.isIp(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.01",
        "192.0.2.1.",
        "192.0.2.1.5",
        "1234.0.2.1",
        "host9.example.com",
        "UNKNOWN",
        ":",
        ":::",
        "1::2::3",
        "2001:db8:0:1:2:3:4",
        "2001:db8:0:1:2:3:4:5:6",
        "2001:db8:0:1:2:3:4::5",
        "2001:db8::12345",
        "2001:db8::g",
        "192.0.2.1::",
        "::192.0.2.1:1",
        "\u0661.0.2.1",
        "::\uff11"
      })
  void areNone(String text) {
    assertThat(Addresses.isIp(text)).isFalse();
  }
}
