package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.Finding;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import io.trailhound.detection.correlation.baseline.ProfileView.Learned;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be seen of a profile. */
class ProfileViewTest {
  private static final String ZONE = "America/Mexico_City";
  private static final int TUESDAY = 24;

  private static CorrelationRule rule(String hours) {
    return BaselineRules.load(
        """
          measure: {function: sum, field: additionalEventData.bytesTransferredOut}
          timespan: 1h
          condition: {times: 5, increase: 1000, samples: 4}
          calendar: {zone: America/Mexico_City}
          hours: %s
        """
            .formatted(hours));
  }

  /** Six weeks, from a Tuesday on, of small reads at night and larger ones by day. */
  private static Story story(String hours) {
    Story story = new Story(rule(hours), ZONE);
    LocalDateTime first = LocalDateTime.parse("2026-10-06T00:00");
    for (int day = 0; day < 42; day++) {
      story.at(first.plusDays(day).withHour(3).withMinute(20), Integer.toString(100 + day % 3));
      story.at(first.plusDays(day).withHour(11).withMinute(5), "8000");
    }
    return story;
  }

  private static @Nullable ProfileView at(Story story, String local) {
    return ((BaselineWindow) story.window).view(story.millis(LocalDateTime.parse(local)));
  }

  private static ProfileView known(Story story, String local) {
    return Objects.requireNonNull(at(story, local));
  }

  @Test
  void eachHourOfTheWeekHasItsNorm() {
    ProfileView view = known(story("off"), "2026-11-17T00:30");
    assertThat(view.zone()).isEqualTo(ZONE);
    assertThat(view.hours()).hasSize(168);
    Hour night = view.hours().get(TUESDAY + 3);
    assertThat(night.working()).isFalse();
    assertThat(night.judged()).isTrue();
    assertThat(night.samples()).isEqualTo(6);
    assertThat(night.highest()).isEqualTo(102);
    Normal normal = Objects.requireNonNull(night.normal());
    assertThat(normal)
        .isEqualTo(new Normal(Normal.Level.HOUR_OF_WEEK, 6, 101, 8000, normal.limit()));
    assertThat(normal.limit()).isBetween(1101.0, 1101.1);
    Hour day = view.hours().get(TUESDAY + 11);
    assertThat(day.working()).isTrue();
    assertThat(day.judged()).isFalse();
    assertThat(Objects.requireNonNull(day.normal()).middle()).isEqualTo(8000);
    Hour nothing = view.hours().get(TUESDAY + 4);
    assertThat(nothing.highest()).isZero();
    assertThat(Objects.requireNonNull(nothing.normal()).middle()).isZero();
    assertThat(view.highestWorking()).isEqualTo(8000);
  }

  @Test
  void theLatestHoursComeFirstAndAnOpenOneIsAmongThem() {
    Story story = story("any");
    story.at("2026-11-17T03:40", "90");
    ProfileView view = known(story, "2026-11-17T03:40");
    assertThat(view.latest()).hasSize(12);
    assertThat(view.latest().subList(0, 3))
        .containsExactly(
            new Learned(story.millis(LocalDateTime.parse("2026-11-17T03:00")), 90),
            new Learned(story.millis(LocalDateTime.parse("2026-11-16T11:00")), 8000),
            new Learned(story.millis(LocalDateTime.parse("2026-11-16T03:00")), 102));
  }

  /**
   * Before an attack the view says what its alert says; behind it less than the limit was learned.
   */
  @Test
  void theViewSaysWhatTheAlertSays() {
    Story story = story("off");
    Normal before =
        Objects.requireNonNull(known(story, "2026-11-17T03:00").hours().get(TUESDAY + 3).normal());
    story.at("2026-11-17T03:30", "70000");
    Episode alert = story.alerts.values().iterator().next();
    Map<String, Object> said = Objects.requireNonNull(alert.finding()).figures();
    assertThat(said.get("normal")).isEqualTo(BigDecimal.valueOf(Math.round(before.middle())));
    assertThat(said.get("limit")).isEqualTo(BigDecimal.valueOf(Math.round(before.limit())));
    assertThat(said.get("samples")).isEqualTo((long) before.samples());
    assertThat(said.get("level")).isEqualTo(before.level().word());
    ProfileView after = known(story, "2026-11-17T04:30");
    // The increase that the rule asks for: more than what leaves the limit where it is.
    assertThat(after.hours().get(TUESDAY + 3).highest()).isEqualTo(1000);
    assertThat(after.latest().get(0).figure()).isEqualTo(1000);
  }

  @Test
  void lookingChangesNothing() throws Exception {
    Story story = story("any");
    byte[] before = written(story);
    known(story, "2026-11-18T12:00");
    assertThat(written(story)).isEqualTo(before);
    Finding unseen = attack(story("any"));
    assertThat(attack(story)).isEqualTo(unseen);
  }

  private static byte[] written(Story story) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.window.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Finding attack(Story story) {
    story.at("2026-11-17T03:30", "70000");
    return Objects.requireNonNull(story.alerts.values().iterator().next().finding());
  }

  @Test
  void whatIsForgottenIsNotSeen() {
    Story story = story("any");
    assertThat(at(story, "2027-01-24T12:00")).isNotNull();
    assertThat(at(story, "2027-01-26T12:00")).isNull();
    assertThat(at(new Story(rule("any"), ZONE), "2026-11-17T03:00")).isNull();
  }
}
