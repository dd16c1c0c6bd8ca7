package io.trailhound.events.trail;

import static io.trailhound.events.trail.Read.gzip;
import static io.trailhound.events.trail.Read.list;
import static io.trailhound.events.trail.Read.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged objects: the good neighbours are read, the damage is reported with its bytes. */
class BrokenObjectsTest {
  private static final String A = record("a");
  private static final String B = record("b");

  static Stream<Arguments> damagedRecords() {
    return Stream.of(
        Arguments.of("bad literal", "{\"eventVersion\":nul}"),
        Arguments.of("bad number", "{\"eventVersion\":01}"),
        Arguments.of("bad escape", "{\"eventVersion\":\"\\x\"}"),
        Arguments.of("control character", "{\"eventVersion\":\"a\u0001b\"}"),
        Arguments.of("no colon", "{\"eventVersion\" \"1\"}"),
        Arguments.of("comma too many", "{\"eventVersion\":\"1\",}"),
        Arguments.of("key without quotes", "{eventVersion:1}"),
        Arguments.of(
            "missing brace", "{\"eventVersion\":\"1\",\"userIdentity\":{\"type\":\"Root\"}"),
        Arguments.of("unterminated string", "{\"eventVersion\":\"1"),
        Arguments.of("too deep", "{\"eventVersion\":" + "[".repeat(600) + "]".repeat(600) + "}"),
        Arguments.of("a string", "\"text\""),
        Arguments.of("a number", "12"),
        Arguments.of("null", "null"),
        Arguments.of("a list", "[1,2]"),
        Arguments.of("garbage", "@@@@"),
        Arguments.of("another object", "{\"color\":\"red\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damagedRecords")
  void neighboursInAListAreRead(String kind, String damaged) {
    Read read = Read.of(list(A, damaged, B));
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected()).isNotEmpty();
    Rejected first = read.rejected().get(0);
    assertThat(first.scope()).isEqualTo(Rejected.Scope.RECORD);
    assertThat(first.offset()).isEqualTo(list(A).length() - 1L);
    assertThat(first.reason()).isNotBlank();
    String kept = new String(first.bytes(), StandardCharsets.UTF_8);
    assertThat(kept).startsWith(damaged.substring(0, 1));
    assertThat(first.length()).isEqualTo(first.bytes().length);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damagedRecords")
  void neighboursOnOtherLinesAreRead(String kind, String damaged) {
    Read read = Read.of(A + "\n" + damaged + "\n" + B + "\n");
    if (kind.equals("a list")) {
      // A list at the top is read as one: its elements are what is rejected.
      assertThat(read.rejected()).hasSize(2);
    }
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected()).isNotEmpty();
  }

  @Test
  void invalidUtf8IsRejectedWithItsBytes() {
    byte[] bytes = list(A, record("?"), B).getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?');
    bytes[at] = (byte) 0xE9;
    Read read = Read.of(bytes);
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("UTF-8"));
    assertThat(read.rejected().get(0).bytes()).contains((byte) 0xE9);
  }

  @Test
  void aTruncatedGzipGivesTheRecordsBeforeTheCut() {
    StringBuilder records = new StringBuilder(record("0"));
    Random random = new Random(4);
    for (int i = 1; i < 2000; i++) {
      records.append(',').append(record(Long.toHexString(random.nextLong())));
    }
    byte[] whole = gzip(list(records.toString()));
    assertThat(Read.of(whole).events()).hasSize(2000);
    for (int length : new int[] {5, 12, whole.length / 2, whole.length - 9, whole.length - 1}) {
      Read read = Read.of(Arrays.copyOf(whole, length));
      assertThat(read.rejected()).as("cut at " + length).isNotEmpty();
      assertThat(read.rejected().get(read.rejected().size() - 1).scope())
          .isEqualTo(Rejected.Scope.OBJECT);
      if (length == whole.length / 2) {
        assertThat(read.events()).hasSizeBetween(500, 1999);
      }
    }
  }

  @Test
  void aWrongChecksumIsReportedAndTheRecordsAreKept() {
    byte[] bytes = gzip(list(A, B));
    bytes[bytes.length - 6] ^= 0x10;
    Read read = Read.of(bytes);
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("gzip"));
  }

  @Test
  void aBombIsStoppedAndReported() {
    byte[] bomb = gzip("{\"Records\":[" + A + " ".repeat(200 << 20));
    Read read = Read.of(bomb);
    assertThat(read.ids()).containsExactly("a");
    assertThat(read.rejected()).anySatisfy(r -> assertThat(r.reason()).contains("bomb"));
  }

  @Test
  void aRecordBeyondTheLimitIsRejectedAndItsNeighboursAreRead() {
    String large =
        record("large").replace("}", ",\"requestParameters\":\"" + "x".repeat(20 << 20) + "\"}");
    Read read = Read.of(list(A, large, B));
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.length()).isBetween((long) large.length(), large.length() + 1L);
              assertThat(r.bytes()).hasSizeLessThanOrEqualTo(Limits.DEFAULT.keptBytes());
            });
  }

  @Test
  void recordsUpToTheLimitAreRead() {
    for (int size : new int[] {300_000, 1 << 20, 8 << 20}) {
      String large =
          record("large").replace("}", ",\"requestParameters\":\"" + "x".repeat(size) + "\"}");
      assertThat(Read.of(list(A, large, B)).ids()).containsExactly("a", "large", "b");
    }
  }

  @Test
  void whatIsNoTrailIsRejectedOnce() {
    for (String text :
        List.of(
            "plain text\nof two lines",
            "\u0089PNG\r\n\u001a\n",
            "PK\u0003\u0004",
            "PAR1",
            "%PDF-1.7")) {
      Read read = Read.of(text.getBytes(StandardCharsets.ISO_8859_1));
      assertThat(read.events()).as(text).isEmpty();
      assertThat(read.rejected()).as(text).hasSize(1);
    }
  }

  @Test
  void anUnclosedListIsReported() {
    Read read = Read.of("{\"Records\":[" + A + "," + B);
    assertThat(read.ids()).containsExactly("a", "b");
    assertThat(read.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.scope()).isEqualTo(Rejected.Scope.OBJECT));
  }

  @Test
  void mutatedTrailsNeverThrowAndNeverHang() {
    StringBuilder records = new StringBuilder(A);
    for (int i = 0; i < 50; i++) {
      records.append(',').append(record("r" + i));
    }
    byte[] good = list(records.toString()).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(6);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = good.clone();
      for (int k = random.nextInt(5); k >= 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Read read = Read.of(bytes);
      assertThat(read.events().size() + read.rejected().size()).isPositive();
    }
  }
}
