package io.trailhound.detection.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
  private static ActivityDocument line(String id, String text) {
    return new ActivityDocument(id, 5, 1, id, 0, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ActivityDocument line) {
    String document = new String(line.document(), StandardCharsets.UTF_8);
    return line.id() + " " + line.revision() + " " + line.time() + " " + document;
  }

  @Test
  void tellsWhatIsNewAndTakesBackWhatIsGone() {
    List<String> out = new ArrayList<>();
    Told first =
        Told.NOTHING.tell(5, List.of(line("a", "1"), line("b", "1")), d -> out.add(text(d)));
    assertThat(out).containsExactly("a 1 5 1", "b 1 5 1");

    out.clear();
    Told same = first.tell(5, List.of(line("b", "1"), line("a", "1")), d -> out.add(text(d)));
    assertThat(out).isEmpty();
    assertThat(same).isSameAs(first);

    first.tell(5, List.of(line("c", "1"), line("a", "2")), d -> out.add(text(d)));
    assertThat(out).containsExactly("c 2 5 1", "a 2 5 2", "b 2 5 ");
  }
}
