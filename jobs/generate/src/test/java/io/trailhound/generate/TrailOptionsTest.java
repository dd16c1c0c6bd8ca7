package io.trailhound.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrailOptionsTest {

  static Stream<Arguments> wrong() {
    return Stream.of(
        load(o -> o.withEvents(0), "events must be at least 1"),
        load(o -> o.withAccounts(0), "accounts must be between 1 and 10000"),
        load(o -> o.withPrincipals(0), "principals must be between 1 and 99999"),
        load(o -> o.withDays(0), "days must be between 1 and 3660"),
        load(o -> o.withAttackShare(1.1), "attacks must be between 0 and 1"),
        load(o -> o.withAttackShare(Double.NaN), "attacks must be between 0 and 1"),
        load(o -> o.withDuplicates(-0.1), "duplicates must be between 0 and 1"),
        load(o -> o.withDisorder(2), "disorder must be between 0 and 1"),
        load(
            o -> o.withDuplicates(0.6).withDisorder(0.6),
            "duplicates and disorder must not exceed 1 together"),
        load(o -> o.withFilesPerHour(5), "files per hour must divide 12"),
        load(
            o -> o.withStart(Instant.parse("2026-03-02T00:30:00Z")),
            "start must be on a full hour"),
        story(
            o -> o.withStart(Instant.parse("2026-03-03T00:00:00Z")),
            "the story must start on a Monday at midnight UTC"),
        story(o -> o.withDays(4), "the story takes 5 days"),
        story(o -> o.withEvents(100), "the story needs at least 2000 events"));
  }

  private static Arguments load(UnaryOperator<TrailOptions> change, String message) {
    return Arguments.of(TrailOptions.load(), change, message);
  }

  private static Arguments story(UnaryOperator<TrailOptions> change, String message) {
    return Arguments.of(TrailOptions.story(), change, message);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void saysWhatIsWrong(TrailOptions right, UnaryOperator<TrailOptions> change, String message) {
    assertThatThrownBy(() -> change.apply(right))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
