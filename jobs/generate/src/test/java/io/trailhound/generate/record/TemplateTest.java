package io.trailhound.generate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.generate.random.SeededStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TemplateTest {

  private final Values values =
      new Values()
          .begin(
              new Place(
                  "111122223333",
                  "eu-west-1",
                  Inventory.empty().with(Blank.BUCKET, "example-a", "example-b")),
              SeededStream.of(1, "test", ""));

  private String fill(String template) {
    JsonBuffer out = new JsonBuffer();
    Template.of(template).fill(values, out);
    return new String(out.array(), 0, out.length(), StandardCharsets.US_ASCII);
  }

  @Test
  void fillsBlanksAndQuotes() {
    values.set(Blank.USER, "a\"b");
    assertThat(fill("{'user':'<user>','in':'<account>/<region>'}"))
        .isEqualTo("{\"user\":\"a\\\"b\",\"in\":\"111122223333/eu-west-1\"}");
  }

  @Test
  void drawnValueStaysTheSameInATask() {
    String first = fill("<bucket> <request_id>");
    assertThat(fill("<bucket> <request_id>")).isEqualTo(first);
    values.next();
    String second = fill("<bucket> <request_id>");
    assertThat(second).startsWith(first.substring(0, 9)).isNotEqualTo(first);
  }

  @Test
  void rejectsWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Template.of("<nonsense>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fill("<table>"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TABLE");
  }

  @Test
  void knowsWhetherItIsAbsent() {
    assertThat(Template.ABSENT.isAbsent()).isTrue();
    assertThat(Template.NULL.isAbsent()).isFalse();
    assertThat(Template.of("<user>").isAbsent()).isFalse();
  }
}
