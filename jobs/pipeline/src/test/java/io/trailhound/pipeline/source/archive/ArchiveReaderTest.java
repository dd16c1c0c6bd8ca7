package io.trailhound.pipeline.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.cloudtrail.RecordDecoder;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.sink.archive.ArchiveFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the archive, whole, foreign, damaged and hostile. */
class ArchiveReaderTest {
  private static final String FOLDER =
      "dataset=cloudtrail/account=111122223333/region=eu-west-1/date=2026-03-02/";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  /** A file in memory; fails at a read when told to. */
  private static final class Memory extends FSDataInputStream {
    private final byte[] bytes;
    private final int readsUntilFailure;
    private int at;
    private int reads;

    Memory(byte[] bytes, int readsUntilFailure) {
      this.bytes = bytes;
      this.readsUntilFailure = readsUntilFailure;
    }

    @Override
    public void seek(long position) {
      at = (int) position;
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (reads++ == readsUntilFailure) {
        throw new IOException("the network is down");
      }
      if (at >= bytes.length) {
        return count == 0 ? 0 : -1;
      }
      int some = Math.min(count, bytes.length - at);
      System.arraycopy(bytes, at, target, offset, some);
      at += some;
      return some;
    }
  }

  private static List<Outcome> read(byte[] file, String path) throws IOException {
    return read(new Memory(file, -1), file.length, path);
  }

  private static List<Outcome> read(FSDataInputStream in, long length, String path)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    RecordDecoder decoder = new RecordDecoder(Records.PLAN);
    try (ArchiveReader reader =
        new ArchiveReader(in, length, "file.parquet", path, decoder, Limits.DEFAULT)) {
      for (Outcome next = reader.next(); next != null; next = reader.next()) {
        outcomes.add(next);
      }
      assertThat(reader.next()).isNull();
    }
    return outcomes;
  }

  private byte[] file(List<Event> events) throws IOException {
    Path file = folder.resolve("written.parquet");
    ArchiveFiles.write(file, events);
    return Files.readAllBytes(file);
  }

  private static List<Event> events(String text, String object) throws IOException {
    List<Event> events = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (TrailReader reader =
        new TrailReader(new ByteArrayInputStream(bytes), object, Records.PLAN, Limits.DEFAULT)) {
      for (Outcome next = reader.next(); next != null; next = reader.next()) {
        events.add((Event) next);
      }
    }
    return events;
  }

  private static String raw(Event event) {
    return new String(event.buffer(), event.offset(), event.length(), StandardCharsets.UTF_8);
  }

  private static void assertSame(Outcome outcome, Event event) {
    assertThat(outcome).isInstanceOf(Event.class);
    Event read = (Event) outcome;
    assertThat(raw(read)).isEqualTo(raw(event));
    assertThat(read.key()).isEqualTo(event.key());
    assertThat(read.contentHash()).isEqualTo(event.contentHash());
    assertThat(read.time()).isEqualTo(event.time());
    assertThat(read.object()).isEqualTo(event.object());
    assertThat(read.index()).isEqualTo(event.index());
    assertThat(read.dataset()).isEqualTo(event.dataset());
    assertThat(read.entries()).isEqualTo(event.entries());
  }

  @Test
  void recordsAreTheSameEventsAgain() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      events.add(Records.event(Records.json(i), "trail/" + i / 10 + ".json.gz", i % 10));
    }
    String timeless = "{\"eventVersion\":\"1.08\",\"eventName\":\"NoTime\"}";
    events.addAll(events("[" + timeless + "]", "a.json"));
    events.addAll(
        events("{\"time\":\"2026-03-02T09:00:00Z\",\"detail\":" + timeless + "}", "b.json"));
    events.addAll(
        events(timeless, "111122223333_CloudTrail_eu-west-1_20260302T0815Z_abcdefgh12345678.json"));
    assertThat(events.subList(3_000, 3_003))
        .extracting(event -> event.time().source())
        .containsExactly(
            EventTime.Source.UNKNOWN, EventTime.Source.ENVELOPE, EventTime.Source.OBJECT);
    List<Outcome> read = read(file(events), FOLDER + "part.parquet");
    assertThat(read).hasSameSizeAs(events);
    for (int i = 0; i < events.size(); i++) {
      assertSame(read.get(i), events.get(i));
    }
  }

  @Test
  void logLinesAreTheSameEventsAgain() throws Exception {
    List<Event> lines =
        events(
            """
            Mar  2 11:59:58 db1 sshd[7]: Failed password for root from 203.0.113.7 port 4022 ssh2
            Mar  2 11:59:59 db1 sshd[7]: Accepted publickey for alice from 192.0.2.9 port 4023 ssh2
            """,
            "auth.log");
    byte[] file = file(lines);
    for (String path : List.of("dataset=linux.sshd/account=unknown/x.parquet", "x.parquet")) {
      List<Outcome> read = read(file, path);
      assertThat(read).hasSize(2);
      assertSame(read.get(0), lines.get(0));
      assertSame(read.get(1), lines.get(1));
    }
  }

  @Test
  void theFolderTellsARecordFromALine() throws Exception {
    String forged = "{\"eventSource\":\"linux.sshd\",\"event\":{\"dataset\":\"linux.sshd\"}}";
    byte[] file = file(events(forged, "a.json"));
    Event event = (Event) read(file, FOLDER + "part.parquet").get(0);
    assertThat(event.dataset()).isEqualTo(Dataset.CLOUDTRAIL);
    assertThat(read(file, "dataset=later/part.parquet"))
        .singleElement()
        .satisfies(only -> assertThat(((Rejected) only).reason()).contains("not known here"));
  }

  private byte[] foreign(String schema, Object... values) throws IOException {
    MessageType type = MessageTypeParser.parseMessageType(schema);
    Path file = folder.resolve("foreign.parquet");
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(type)
            .withConf(new Configuration(false))
            .build()) {
      Group row = new SimpleGroupFactory(type).newGroup();
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Long number) {
          row.add(i, number);
        } else {
          row.add(i, (String) values[i]);
        }
      }
      writer.write(row);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void filesOfOtherToolsNeedOnlyTheRecord() throws Exception {
    byte[] file = foreign("message m { required binary raw (UTF8); }", Records.json(5));
    Event event = (Event) read(file, "x.parquet").get(0);
    assertThat(event.key()).isEqualTo(Records.event(5).key());
    assertThat(event.object()).isEqualTo("file.parquet");
    assertThat(event.index()).isZero();
    byte[] micros =
        foreign(
            "message m { required binary raw (UTF8);"
                + " optional int64 eventTime (TIMESTAMP(MICROS,true));"
                + " optional binary eventTimeSource (UTF8); }",
            "{\"eventVersion\":\"1.08\"}",
            1_772_442_000_123_456L,
            "object");
    assertThat(((Event) read(micros, "x.parquet").get(0)).time())
        .isEqualTo(new EventTime(1_772_442_000_123L, EventTime.Source.OBJECT));
  }

  @Test
  void otherTablesAreRefusedWithTheReason() throws Exception {
    String[] schemas = {
      "message m { required binary text (UTF8); }",
      "message m { repeated binary raw (UTF8); }",
      "message m { required binary raw (UTF8); required binary eventTime (UTF8); }",
    };
    for (String schema : schemas) {
      Object[] values =
          schema.contains("eventTime") ? new Object[] {"{}", "x"} : new Object[] {"{}"};
      List<Outcome> read = read(foreign(schema, values), "x.parquet");
      assertThat(read).as(schema).hasSize(1);
      Rejected rejected = (Rejected) read.get(0);
      assertThat(rejected.scope()).isEqualTo(Rejected.Scope.OBJECT);
      assertThat(rejected.reason()).contains("column");
    }
  }

  @Test
  void aRowThatIsNoRecordIsRejectedAlone() throws Exception {
    byte[] file = foreign("message m { optional binary raw (UTF8); }", "{\"Records\":[]}");
    assertThat(read(file, "x.parquet"))
        .singleElement()
        .satisfies(only -> assertThat(((Rejected) only).scope()).isEqualTo(Rejected.Scope.RECORD));
    assertThat(read(foreign("message m { optional binary raw (UTF8); }"), "x.parquet"))
        .singleElement()
        .satisfies(only -> assertThat(((Rejected) only).length()).isZero());
  }

  @Test
  void whatIsNoParquetIsOneFailedObject() throws Exception {
    byte[] good = file(List.of(Records.event(1)));
    byte[] longFooter = good.clone();
    ByteBuffer.wrap(longFooter)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(longFooter.length - 8, Integer.MAX_VALUE);
    List<byte[]> files =
        List.of(
            new byte[0],
            "PAR1".getBytes(StandardCharsets.UTF_8),
            "PAR1PAR1".getBytes(StandardCharsets.UTF_8),
            "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2),
            Arrays.copyOf(good, good.length - 1),
            longFooter);
    for (byte[] file : files) {
      List<Outcome> read = read(file, FOLDER + "x.parquet");
      assertThat(read).hasSize(1);
      Rejected rejected = (Rejected) read.get(0);
      assertThat(rejected.scope()).isEqualTo(Rejected.Scope.OBJECT);
      assertThat(rejected.reason()).isNotBlank().hasSizeLessThan(400).doesNotContain("\n");
    }
  }

  @Test
  void aDamagedRowGroupCostsItsRowsAndNoOthers() throws Exception {
    List<Event> events = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 6_000; i++) {
      StringBuilder noise = new StringBuilder("\"noise\":\"");
      random.ints(600, 'A', 'z').filter(Character::isLetter).forEach(noise::appendCodePoint);
      String json = Records.json(i, "2026-03-02T08:15:00Z", noise.append('"').toString());
      events.add(Records.event(json, "a.json", i));
    }
    Path written = folder.resolve("groups.parquet");
    ArchiveFiles.writeSmallGroups(written, events);
    byte[] file = Files.readAllBytes(written);
    byte[] damaged = file.clone();
    for (int i = 0; i < 100; i++) {
      damaged[file.length / 4 + i] ^= 0x55;
    }
    List<Outcome> read = read(damaged, FOLDER + "part.parquet");
    Rejected last = (Rejected) read.get(read.size() - 1);
    assertThat(last.reason()).contains(" rows cannot be read: ");
    int lost = Integer.parseInt(last.reason().replaceFirst(" .*", ""));
    assertThat(lost).isPositive().isLessThan(events.size());
    assertThat(read).hasSize(events.size() - lost + 1);
    assertSame(read.get(read.size() - 2), events.get(events.size() - 1));
  }

  @Test
  void changedBytesNeverBecomeOtherRecordsAndNeverEscape() throws Exception {
    List<Event> events = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      events.add(Records.event(Records.json(i), "a.json", i));
      known.add(Records.json(i));
    }
    byte[] file = file(events);
    Random random = new Random(7);
    int noticed = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] changed = file.clone();
      for (int k = 0; k <= i % 3; k++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      List<Outcome> read = read(changed, FOLDER + "part.parquet");
      boolean whole = read.size() == events.size();
      for (Outcome outcome : read) {
        if (outcome instanceof Event event) {
          assertThat(known).contains(raw(event));
        } else {
          assertThat(((Rejected) outcome).scope()).isEqualTo(Rejected.Scope.OBJECT);
          noticed++;
          whole = true;
        }
      }
      assertThat(whole).as("rows went missing without a word").isTrue();
    }
    assertThat(noticed).isGreaterThan(500);
  }

  @Test
  void aFailureOfTheStorageIsNoDamage() throws Exception {
    byte[] file = file(List.of(Records.event(1)));
    int reads = 0;
    for (int k = 0; k < 12; k++) {
      Memory failing = new Memory(file, k);
      try {
        read(failing, file.length, FOLDER + "part.parquet");
      } catch (IOException e) {
        assertThat(e).hasMessage("the network is down");
        reads++;
      }
    }
    assertThat(reads).isGreaterThan(2);
    assertThatThrownBy(() -> read(new Memory(file, 0), file.length, "x.parquet"))
        .hasMessage("the network is down");
  }
}
