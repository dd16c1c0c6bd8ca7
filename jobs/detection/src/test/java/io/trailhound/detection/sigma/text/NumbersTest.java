package io.trailhound.detection.sigma.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void takesWhatJsonTakes() {
    for (String text : new String[] {"0", "-0", "5", "-12", "1.50", "1e9", "2E-3", "-0.5e+10"}) {
      assertThat(Numbers.parse(text)).as(text).isNotNull();
    }
    for (String text :
        new String[] {
          "",
          "-",
          "+5",
          "05",
          ".5",
          "5.",
          "1e",
          "1e+",
          "0x1f",
          "1_000",
          " 5",
          "5 ",
          "NaN",
          "Infinity",
          "1e1234567",
          "1".repeat(101),
          "٣"
        }) {
      assertThat(Numbers.parse(text)).as(text).isNull();
    }
  }

  @Property(seed = "1")
  void comparesExactly(@ForAll("numbers") String left, @ForAll("numbers") String right) {
    byte[] bytes = ("x" + left).getBytes(StandardCharsets.UTF_8);
    int compared = new Numbers.Reference(new BigDecimal(right)).compare(bytes, 1, bytes.length);
    assertThat(Integer.signum(compared))
        .isEqualTo(new BigDecimal(left).compareTo(new BigDecimal(right)));
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "0",
            "-0",
            "5",
            "5.0",
            "5.01",
            "-5",
            "1e2",
            "100",
            "1e999999",
            "-1e999999",
            "1e-999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "999999999999999999",
            "1000000000000000000",
            "0.1",
            "10",
            "0e999999"),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.bigDecimals().map(BigDecimal::toPlainString));
  }
}
