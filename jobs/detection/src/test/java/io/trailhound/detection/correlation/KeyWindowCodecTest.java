package io.trailhound.detection.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.events.EventKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** State that was stored must load in every later version. */
class KeyWindowCodecTest {
  private static final CorrelationRule RULE =
      Streams.load(
              """
              title: T
              id: t
              correlation:
                type: value_count
                rules: [a, b]
                group-by: x
                timespan: 10s
                condition: {gte: 2, field: v}
              """)
          .correlations()
          .get(0);
  private static final GroupKey GROUP = new GroupKey(List.of("g"));

  /** A window with everything in it: a summary, a bound that was hit, late inputs, an alert. */
  private static KeyWindow window() {
    KeyWindow window = new KeyWindow(RULE, GROUP, 8);
    for (int i = 0; i < 20; i++) {
      window.insert(input(i));
    }
    window.advance(14_000);
    window.insert(input(-1));
    window.changes();
    return window;
  }

  private static Input input(int number) {
    EventKey key = new EventKey(0x4000L + number, 0x8000000000000000L + number);
    String id =
        number % 2 == 0 ? new UUID(key.high(), key.low()).toString() : "id \u00e9 " + number;
    Evidence evidence =
        new Evidence(
            id, number * 1000L, "object-" + number / 7, number, number % 5 == 0 ? "alert" : null);
    return new Input(
        number * 1000L,
        key,
        -number,
        1 + number % 3,
        number % 4 == 0 ? null : "v" + number % 3,
        evidence);
  }

  private static byte[] write(KeyWindow window) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    KeyWindowCodec.write(window, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static KeyWindow read(byte[] bytes) throws IOException {
    return KeyWindowCodec.read(
        RULE, GROUP, 8, new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    KeyWindow window = window();
    KeyState state = window.state();
    assertThat(state.folded).isNotNull();
    assertThat(state.bottom).isNotNull();
    assertThat(state.told).hasSize(1);
    KeyWindow loaded = read(write(window));
    assertThat(loaded.changes()).isEmpty();
    assertThat(loaded.size()).isEqualTo(window.size());
    assertThat(loaded.late()).isEqualTo(window.late());
    assertThat(loaded.nextTime()).isEqualTo(window.nextTime());
    for (KeyWindow each : List.of(window, loaded)) {
      each.insert(input(21));
      each.insert(input(45));
      each.insert(input(46));
    }
    assertThat(loaded.changes()).hasSize(2).isEqualTo(window.changes());
    assertThat(write(loaded)).isEqualTo(write(window));
  }

  @Test
  void readsVersionOneAndWritesItAlike() throws IOException {
    byte[] stored;
    try (InputStream in = KeyWindowCodecTest.class.getResourceAsStream("window-v1.hex")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      stored = HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
    assertThat(HexFormat.of().formatHex(write(window())))
        .isEqualTo(HexFormat.of().formatHex(stored));
    assertThat(write(read(stored))).isEqualTo(stored);
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    byte[] bytes = write(window());
    bytes[0] = 2;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
    KeyWindow untold = window();
    untold.insert(input(30));
    assertThatThrownBy(() -> write(untold)).isInstanceOf(IllegalStateException.class);
  }
}
