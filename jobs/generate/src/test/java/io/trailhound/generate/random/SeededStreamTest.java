package io.trailhound.generate.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeededStreamTest {

  @Test
  void dependsOnSeedKindAndNameAlone() {
    long number = SeededStream.of(1, "actor", "a").nextLong();
    assertThat(SeededStream.of(1, "actor", "a").nextLong()).isEqualTo(number);
    assertThat(SeededStream.of(2, "actor", "a").nextLong()).isNotEqualTo(number);
    assertThat(SeededStream.of(1, "role", "a").nextLong()).isNotEqualTo(number);
    assertThat(SeededStream.of(1, "actor", "b").nextLong()).isNotEqualTo(number);
    assertThat(SeededStream.of(1, "actora", "").nextLong()).isNotEqualTo(number);
  }

  @Test
  void numbersReachBothEndsOfTheirRange() {
    SeededStream stream = SeededStream.of(1, "test", "");
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(stream.between(-2, 3));
      assertThat(stream.unit()).isBetween(0.0, 1.0);
      assertThat(stream.size(4, 6)).isBetween(16L, 127L);
    }
    assertThat(seen).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
  }

  @Test
  void uuidsAreOfVersionFourAndDiffer() {
    SeededStream stream = SeededStream.of(1, "test", "");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String uuid = stream.uuid();
      assertThat(UUID.fromString(uuid).version()).isEqualTo(4);
      assertThat(UUID.fromString(uuid).variant()).isEqualTo(2);
      assertThat(seen.add(uuid)).isTrue();
    }
  }

  @Test
  void countsAndDeviationsHaveTheirMeanAndVariance() {
    SeededStream stream = SeededStream.of(1, "test", "");
    for (double mean : new double[] {0, 0.3, 4, 39, 200}) {
      assertMoments(mean, mean, () -> stream.poisson(mean));
    }
    assertMoments(0, 1, stream::gaussian);
  }

  private static void assertMoments(double mean, double variance, DoubleSupplier numbers) {
    double[] drawn = DoubleStream.generate(numbers).limit(20_000).toArray();
    double average = Arrays.stream(drawn).average().orElseThrow();
    double spread = Arrays.stream(drawn).map(x -> (x - average) * (x - average)).sum();
    double error = 5 * Math.sqrt(variance / drawn.length);
    assertThat(average).isBetween(mean - error, mean + error);
    assertThat(spread / drawn.length).isBetween(0.9 * variance, 1.1 * variance);
  }
}
