package io.trailhound.pipeline.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static List<String> nearest(String asked, String... texts) {
    Nearest nearest = new Nearest(asked);
    for (String text : texts) {
      nearest.add(text);
    }
    return nearest.texts();
  }

  @Test
  void whatContainsTheTextComesFirstThenWhatHasFewChanges() {
    assertThat(
            nearest(
                "alice",
                "bob",
                "alise",
                "arn:aws:iam::111122223333:user/alice",
                "Alice",
                "malice",
                "alise"))
        .containsExactly("Alice", "malice", "arn:aws:iam::111122223333:user/alice", "alise", "bob");
  }

  @Test
  void fiveAreKept() {
    assertThat(nearest("a", "b1", "b22", "b333", "b4444", "b55555", "b666666")).hasSize(5);
    assertThat(nearest("a")).isEmpty();
  }

  @Test
  void changesAreCounted() {
    assertThat(Nearest.changes("", "abc")).isEqualTo(3);
    assertThat(Nearest.changes("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.changes("same", "same")).isZero();
  }
}
