package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "198.051.100.007, 198.51.100.7",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::, ::",
    "::1, ::1",
    "2001:DB8::A, 2001:db8::a",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:0:0:0:0:0, 1::",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6"
  })
  void readsAndWritesCanonically(String text, String canonical) {
    assertThat(Address.parse(text).orElseThrow()).hasToString(canonical);
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
    AddressParser parser = new AddressParser();
    assertThat(parser.parse(bytes, 1, bytes.length - 1)).isTrue();
    assertThat(parser.address()).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "0001.2.3.4",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.4 ",
        "a.b.c.d",
        "fe80::1%eth0",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        ":::",
        "1::2::3",
        "12345::",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "::1.2.3",
        "::1.2.3.256",
        "1:2:3:4:5:6:7:8::",
        "lambda.amazonaws.com",
        "AWS Internal",
        "::ffff:192.0.2.1:1",
        "\u0661.2.3.4",
        "[::1]",
        "1:2:3:4:5:6:7:192.0.2.1"
      })
  void refuses(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.168.1.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fd00::1", "ff02::1", "100::1"
      })
  void knowsWhatIsReserved(String text) {
    assertThat(Address.parse(text).orElseThrow().isReserved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.32.0.0",
        "172.15.255.255",
        "192.167.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2001:db8::1",
        "64:ff9b::c000:221"
      })
  void theRestIsPublic(String text) {
    assertThat(Address.parse(text).orElseThrow().isReserved()).isFalse();
  }

  @Test
  void isGivenToJavaWithoutANameServer() {
    assertThat(Address.parse("198.51.100.7").orElseThrow().toInetAddress().getHostAddress())
        .isEqualTo("198.51.100.7");
    assertThat(Address.parse("2001:db8::7").orElseThrow().toInetAddress().getHostAddress())
        .isEqualTo("2001:db8:0:0:0:0:0:7");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "lambda.amazonaws.com|AWS_SERVICE",
        "Config.AmazonAWS.com|AWS_SERVICE",
        "ec2.amazonaws.com.cn|AWS_SERVICE",
        "AWS Internal|AWS_INTERNAL",
        "not a.amazonaws.com|NAME",
        "amazonaws.com.example.com|NAME",
        "999.1.1.1|NAME",
        "-|UNKNOWN",
        "''|UNKNOWN",
        "|UNKNOWN"
      },
      delimiter = '|')
  void namesHaveAKind(String text, SourceKind kind) {
    assertThat(SourceKind.ofName(text)).isEqualTo(kind);
  }
}
