package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IdsTest {
  /** Few numbers, and many at one place, so that ids stand in each other's way. */
  @Test
  void isASetWhateverIsAddedAndRemoved() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Ids ids = new Ids();
      TreeSet<Long> expected = new TreeSet<>();
      for (int step = 0; step < 400; step++) {
        long id = 1 + random.nextInt(40) + 64L * random.nextInt(3);
        assertThat(ids.contains(id)).isEqualTo(expected.contains(id));
        if (expected.remove(id)) {
          ids.remove(id);
        } else {
          expected.add(id);
          ids.add(id);
        }
        assertThat(ids.size()).isEqualTo(expected.size());
      }
      assertThat(ids.sorted()).isEqualTo(expected.stream().mapToLong(Long::longValue).toArray());
    }
  }
}
