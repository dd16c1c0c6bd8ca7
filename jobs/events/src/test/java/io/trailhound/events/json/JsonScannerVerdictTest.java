package io.trailhound.events.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Damaged bytes are JSON to the scanner when they are UTF-8 and JSON to Jackson. */
class JsonScannerVerdictTest {
  private static final byte[] TELLING = "{}[]:,\"\\ \n\t\u0001-+.eE019tfnu/\u00e9".getBytes(UTF_8);

  @Provide
  Arbitrary<String> values() {
    return JsonTexts.values();
  }

  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, seed = "20260303")
  void sameVerdictAsJackson(@ForAll("values") String text, @ForAll int seed) {
    byte[] bytes = damage(text.getBytes(UTF_8), new Random(seed));
    assertThat(isJson(bytes)).as(new String(bytes, UTF_8)).isEqualTo(Reference.isJson(bytes));
  }

  private static byte[] damage(byte[] bytes, Random random) {
    byte[] damaged = bytes;
    for (int edits = random.nextInt(3); edits >= 0 && damaged.length > 0; edits--) {
      int at = random.nextInt(damaged.length);
      byte other =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : TELLING[random.nextInt(TELLING.length)];
      int kind = random.nextInt(3);
      byte[] next = Arrays.copyOf(damaged, damaged.length + kind - 1);
      if (kind == 1) {
        next[at] = other;
      } else if (kind == 0) {
        System.arraycopy(damaged, at + 1, next, at, damaged.length - at - 1);
      } else {
        System.arraycopy(damaged, at, next, at + 1, damaged.length - at);
        next[at] = other;
      }
      damaged = next;
    }
    return damaged;
  }

  private static boolean isJson(byte[] bytes) {
    int start = space(bytes, 0);
    if (start == bytes.length) {
      return false;
    }
    JsonScanner scanner = new JsonScanner(Plans.NESTED);
    return scanner.scan(bytes, start, bytes.length, true) == JsonScanner.Result.VALUE
        && space(bytes, scanner.end()) == bytes.length;
  }

  private static int space(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && " \n\r\t".indexOf(bytes[i]) >= 0) {
      i++;
    }
    return i;
  }
}
