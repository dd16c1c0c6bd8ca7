package io.trailhound.pipeline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void textsGoOnBelowThemselves() {
    Page page = new Page();
    page.cell("name", "word ".repeat(30).strip());
    assertThat(page.lines())
        .containsExactly(
            "  name          " + "word ".repeat(16).strip(),
            " ".repeat(16) + "word ".repeat(14).strip());
  }

  @Test
  void aTextWithoutBlanksIsBroken() {
    Page page = new Page();
    page.wrap("  ", "x".repeat(250));
    assertThat(page.lines()).hasSize(3).allMatch(line -> line.length() <= Page.WIDTH);
    assertThat(String.join("", page.lines()).replace(" ", "")).isEqualTo("x".repeat(250));
  }
}
