package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What an attacker writes into a trail stays text. */
class ReportSafetyTest {

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "dir",
          "charset",
          "http-equiv",
          "content",
          "name",
          "id",
          "class",
          "href",
          "rel",
          "scope",
          "aria-label",
          "role",
          "viewBox",
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "width",
          "height",
          "text-anchor");

  @Test
  void holdsNoScriptAndNoOutsideResource() {
    String page = Samples.page(Samples.summary(40), Samples.alerts(40));
    assertThat(page)
        .doesNotContain("http://", "src=", "<script", "@import", "url(", "<link", "<img");
    assertThat(page)
        .contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></title></pre></details><svg onload=alert(1)>",
        "javascript:alert(1)",
        "https://example.com/\" onclick=\"alert(1)",
        "<!--",
        "]]>",
        "&lt;b&gt;",
        "\u202Egnp.exe\u2066",
        "a\u0000b\u001B[31m\uFFFF\uD800",
      })
  void keepsHostileTextAsText(String hostile) {
    JsonNode summary = everywhere(Samples.summary(1), hostile);
    Dom page = Dom.parse(Samples.page(summary, List.of(everywhere(Samples.alert(0), hostile))));

    Dom harmless = Dom.parse(Samples.page(Samples.summary(40), Samples.alerts(40)));
    assertThat(names(page)).isSubsetOf(names(harmless));
    for (Element element : page.all("//*")) {
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        assertThat(ATTRIBUTES).contains(attributes.item(i).getNodeName());
      }
    }
    assertThat(page.all("//a")).allMatch(link -> link.getAttribute("href").startsWith("#"));
    String text = page.text("/html/body");
    assertThat(text.codePoints().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(text).doesNotContain("\u202E", "\u2066");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/a/b?c=d&e=f#g",
        "https://example.com:8443/%20"
      })
  void linksToHttpsReferences(String reference) {
    Element link = links(reference).get(0);
    assertThat(link.getAttribute("href")).isEqualTo(reference);
    assertThat(link.getAttribute("rel")).isEqualTo("noreferrer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "HTTPS://example.com",
        "javascript:alert(1)//https://example.com",
        "https://",
        "https://user@example.com/",
        "https://example.com/a b",
        "//example.com",
        " https://example.com",
        "https://example.com/\u202E",
        "https://exämple.com",
        "data:text/html,x"
      })
  void doesNotLinkToAnythingElse(String reference) {
    assertThat(links(reference)).isEmpty();
  }

  @Test
  void cutsWhatIsVeryLong() {
    ObjectNode alert = Samples.alert(0);
    ((ObjectNode) alert.path("user_agent")).put("original", "x".repeat(1_000_000));
    ((ObjectNode) alert.at("/aws/cloudtrail/request_parameters")).put("a", "y".repeat(1_000_000));
    String page = Samples.page(Samples.summary(1), List.of(alert));
    assertThat(page).hasSizeLessThan(60_000).contains("x… [998,000 more characters cut]");
  }

  private static List<Element> links(String reference) {
    ObjectNode alert = Samples.alert(0);
    ((ObjectNode) alert.path("rule")).put("reference", reference);
    Dom page = Dom.parse(Samples.page(Samples.summary(1), List.of(alert)));
    assertThat(page.all("//dd[preceding-sibling::dt[1]='Reference']/div")).hasSize(1);
    return page.all("//details//a");
  }

  private static Set<String> names(Dom page) {
    Set<String> names = new HashSet<>();
    page.all("//*").forEach(element -> names.add(element.getTagName()));
    return names;
  }

  /** Puts the text in the place of every text, and beside every field under its own name. */
  private static JsonNode everywhere(JsonNode node, String hostile) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : new ArrayList<>(object.properties())) {
        if (!field.getKey().equals("@timestamp")) {
          object.set(field.getKey(), everywhere(field.getValue(), hostile));
        }
      }
      return object.put(hostile, 1);
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, everywhere(array.get(i), hostile));
      }
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(hostile) : node;
  }
}
