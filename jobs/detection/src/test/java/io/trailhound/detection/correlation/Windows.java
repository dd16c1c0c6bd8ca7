package io.trailhound.detection.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.detection.alert.CorrelationAlertWriter;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The windows of all groups of one correlation, and the documents that they leave. */
final class Windows {
  private final CorrelationRule rule;
  private final int maxInputs;
  private final BiConsumer<GroupKey, Change> sink;
  private final CorrelationAlertWriter writer = new CorrelationAlertWriter();
  private final Map<GroupKey, KeyWindow> windows = new HashMap<>();
  private final Map<String, Long> times = new HashMap<>();
  private final Map<GroupKey, Long> revisions = new HashMap<>();
  private long watermark = Long.MIN_VALUE;

  private final Map<String, Alert> alerts = new HashMap<>();

  private record Alert(GroupKey group, Episode episode) {}

  Windows(CorrelationRule rule, int maxInputs, BiConsumer<GroupKey, Change> sink) {
    this.rule = rule;
    this.maxInputs = maxInputs;
    this.sink = sink;
  }

  KeyWindow window(GroupKey group) {
    return windows.computeIfAbsent(
        group,
        key -> {
          KeyWindow window = new KeyWindow(rule, key, maxInputs);
          window.advance(watermark);
          return window;
        });
  }

  void insert(GroupKey group, Input input) {
    window(group).insert(input);
  }

  void remove(GroupKey group, Input input) {
    assertThat(window(group).remove(input)).as("removed %s", input).isTrue();
  }

  void advance(long to) {
    watermark = Math.max(watermark, to);
    List<GroupKey> empty = new ArrayList<>();
    for (Map.Entry<GroupKey, KeyWindow> entry : windows.entrySet()) {
      KeyWindow window = entry.getValue();
      boolean last = window.nextTime() <= watermark;
      window.advance(watermark);
      changes(entry.getKey());
      if (window.isEmpty()) {
        empty.add(entry.getKey());
      }
      assertThat(window.isEmpty()).isEqualTo(last || window.nextTime() == Long.MAX_VALUE);
    }
    empty.forEach(windows::remove);
    empty.forEach(revisions::remove);
  }

  void changes() {
    new ArrayList<>(windows.keySet()).forEach(this::changes);
  }

  void changes(GroupKey group) {
    for (Change change : window(group).changes()) {
      assertThat(change.revision()).isGreaterThan(revisions.getOrDefault(group, 0L).longValue());
      revisions.put(group, change.revision());
      if (change instanceof Change.Upsert upsert) {
        Alert alert = new Alert(group, upsert.episode());
        assertThat(alerts.put(change.alertId(), alert)).isNotEqualTo(alert);
        Long previous = upsert.previousTime();
        assertThat(times.put(change.alertId(), upsert.episode().time())).isEqualTo(previous);
      } else if (change instanceof Change.Withdraw withdraw) {
        assertThat(alerts.remove(change.alertId())).isNotNull();
        assertThat(times.remove(change.alertId())).isEqualTo(withdraw.time());
      }
      sink.accept(group, change);
    }
  }

  void storeAndLoad() {
    changes();
    windows.replaceAll((group, window) -> reload(window));
  }

  private KeyWindow reload(KeyWindow window) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      KeyWindowCodec.write(window, new DataOutputStream(bytes));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      KeyWindow loaded = KeyWindowCodec.read(rule, window.group, maxInputs, in);
      assertThat(in.available()).isZero();
      return loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in the end, by alert id. */
  Map<String, String> documents() {
    Map<String, String> documents = new TreeMap<>();
    alerts.forEach((id, alert) -> documents.put(id, document(rule, alert.group, alert.episode)));
    return documents;
  }

  String document(CorrelationRule of, GroupKey group, Episode episode) {
    return new String(writer.write(of, group, episode), StandardCharsets.UTF_8);
  }
}
