package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.report.Html.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @Test
  void escapesMarkupAndBothQuotes() {
    assertThat(element("<script>alert(\"x\" & 'y')</script>"))
        .isEqualTo("&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
    assertThat(attribute("\" onload='x'>")).isEqualTo("&quot; onload=&#39;x&#39;&gt;");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "13, D",
    "27, 1B",
    "127, 7F",
    "133, 85",
    "160, A0",
    "173, AD",
    "847, 34F",
    "1564, 61C",
    "8203, 200B",
    "8205, 200D",
    "8206, 200E",
    "8207, 200F",
    "8232, 2028",
    "8233, 2029",
    "8234, 202A",
    "8235, 202B",
    "8236, 202C",
    "8237, 202D",
    "8238, 202E",
    "8288, 2060",
    "8294, 2066",
    "8295, 2067",
    "8296, 2068",
    "8297, 2069",
    "10240, 2800",
    "12288, 3000",
    "12644, 3164",
    "57344, E000",
    "65024, FE00",
    "65279, FEFF",
    "65535, FFFF",
    "917505, E0001",
    "917760, E0100"
  })
  void makesCharactersThatHideVisible(int codePoint, String hex) {
    String text = "a" + Character.toString(codePoint) + "b";
    assertThat(element(text)).isEqualTo("a\\u{" + hex + "}b");
    assertThat(attribute(text)).isEqualTo("a\\u{" + hex + "}b");
  }

  @Test
  void makesAnUnpairedSurrogateVisible() {
    assertThat(element("a\uD83Db")).isEqualTo("a\\u{D83D}b");
    assertThat(element("\uDE00")).isEqualTo("\\u{DE00}");
  }

  @Test
  void keepsLineFeedAndTabInElementsOnly() {
    assertThat(element("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(attribute("a\n\tb")).isEqualTo("a\\u{A}\\u{9}b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain text", "Grüße, 世界", "שלום", "𝒳"})
  void keepsWhatIsPlain(String text) {
    assertThat(element(text)).isEqualTo(text);
  }

  @Test
  void cutsLongTextsAndCountsWhatIsCut() {
    assertThat(Html.escape("x".repeat(5_000), Context.ELEMENT, 10))
        .isEqualTo("xxxxxxxxxx… [4,990 more characters cut]");
    assertThat(Html.escape("xxxxxxxxxx", Context.ELEMENT, 10)).isEqualTo("xxxxxxxxxx");
  }

  @Test
  void doesNotCutThroughACodePoint() {
    assertThat(Html.escape("ab𝒳cd", Context.ELEMENT, 3)).isEqualTo("ab… [4 more characters cut]");
  }

  private static String element(String text) {
    return Html.escape(text, Context.ELEMENT, 100);
  }

  private static String attribute(String text) {
    return Html.escape(text, Context.ATTRIBUTE, 100);
  }
}
