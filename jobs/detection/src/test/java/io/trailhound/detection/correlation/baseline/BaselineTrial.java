package io.trailhound.detection.correlation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.alert.CorrelationAlertWriter;
import io.trailhound.detection.correlation.Change;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.GroupWindow;
import io.trailhound.detection.correlation.GroupWindows;
import io.trailhound.detection.correlation.Input;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A window of one group, and the documents that it leaves. */
final class BaselineTrial {
  static final GroupKey GROUP = new GroupKey(List.of("203.0.113.7"));

  private final CorrelationRule rule;
  private final CorrelationAlertWriter writer = new CorrelationAlertWriter();
  private final Map<String, String> documents = new TreeMap<>();
  private final Map<String, Long> times = new TreeMap<>();
  private long revision;
  private long watermark = Long.MIN_VALUE;
  GroupWindow window;

  BaselineTrial(CorrelationRule rule) {
    this.rule = rule;
    this.window = GroupWindows.of(rule, GROUP);
  }

  /** What is in the end, by alert id. */
  Map<String, String> documents() {
    return documents;
  }

  String document(Episode episode) {
    return new String(writer.write(rule, GROUP, episode), StandardCharsets.UTF_8);
  }

  void insert(Input input) {
    window.insert(input);
  }

  /** Goes on in the steps in which timers would. */
  void advance(long to) {
    while (window.nextTime() <= to) {
      long next = window.nextTime();
      step(next);
      assertThat(window.nextTime()).isGreaterThan(next);
    }
    step(to);
  }

  private void step(long to) {
    if (to > watermark) {
      watermark = to;
      window.advance(to);
      tell();
      if (window.isEmpty()) {
        window = GroupWindows.of(rule, GROUP);
        window.advance(watermark);
        revision = 0;
      }
    }
  }

  void tell() {
    boolean news = window.hasNews();
    int before = documents.size();
    for (Change change : window.changes()) {
      assertThat(change.revision()).isGreaterThan(revision);
      revision = change.revision();
      if (change instanceof Change.Upsert upsert) {
        String document = document(upsert.episode());
        assertThat(documents.put(change.alertId(), document)).isNotEqualTo(document);
        assertThat(times.put(change.alertId(), upsert.episode().time()))
            .isEqualTo(upsert.previousTime());
      } else if (change instanceof Change.Withdraw withdraw) {
        assertThat(documents.remove(change.alertId())).isNotNull();
        assertThat(times.remove(change.alertId())).isEqualTo(withdraw.time());
      }
    }
    assertThat(news || documents.size() == before).isTrue();
    assertThat(window.changes()).isEmpty();
  }

  void storeAndLoad() {
    tell();
    try {
      byte[] bytes = write();
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      window = GroupWindows.read(rule, GROUP, in);
      assertThat(in.available()).isZero();
      assertThat(write()).isEqualTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] write() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      window.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
