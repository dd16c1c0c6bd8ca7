package io.trailhound.detection.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "203.0.113.7",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::1",
        "2001:DB8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:192.0.2.7",
        "1:2:3:4:5:6:192.0.2.7"
      })
  void knowsAddresses(String text) {
    assertThat(IpAddress.isAddress(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ":",
        ":::",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        ".1.2.3.4",
        "01.2.3.4",
        "1.2.3.004",
        "256.1.1.1",
        "1.2.3.-4",
        "1.2.3.4 ",
        " 1.2.3.4",
        "1,2,3,4",
        "0x7f.0.0.1",
        "127.1",
        "2130706433",
        "cloudtrail.amazonaws.com",
        "AWS Internal",
        "localhost",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "fe80::1%eth0",
        "[::1]",
        "::1:",
        ":1::",
        "1:2:3:4:5:6:7:192.0.2.7",
        "::192.0.2.7:1",
        "::192.0.2.07",
        "1.2.3.4:80",
        "٣.0.0.1",
        "2001:db8::1/64"
      })
  void knowsWhatIsNone(String text) {
    assertThat(IpAddress.isAddress(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, true",
    "203.0.113.0/24, 203.0.114.0, false",
    "203.0.113.77/24, 203.0.113.1, true",
    "203.0.113.7, 203.0.113.7, true",
    "203.0.113.7, 203.0.113.8, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "::/0, 203.0.113.7, false",
    "::/0, 2001:db8::1, true",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/9, 10.128.0.1, false",
    "2001:db8::/32, 2001:0DB8:ffff::, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/64, 2001:db8::ffff:0:0:1, true",
    "2001:db8::/65, 2001:db8::8000:0:0:1, false",
    "2001:db8::1/128, 2001:db8::1, true",
    "2001:db8::1/128, 2001:db8::2, false",
    "::ffff:192.0.2.0/120, ::ffff:192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.2.9, false",
  })
  void placesAddressesInNetworks(String network, String address, boolean expected) {
    byte[] bytes = ("x" + address).getBytes(StandardCharsets.UTF_8);
    IpAddress parsed = new IpAddress();
    assertThat(parsed.parse(bytes, 1, bytes.length)).isTrue();
    Network range = Network.parse(network);
    assertThat(range).isNotNull();
    assertThat(range != null && range.contains(parsed)).isEqualTo(expected);
  }

  @Test
  void refusesWhatIsNoNetwork() {
    for (String text :
        new String[] {"10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "10.0.0.0/-1", "/8", "a"}) {
      assertThat(Network.parse(text)).as(text).isNull();
    }
  }
}
