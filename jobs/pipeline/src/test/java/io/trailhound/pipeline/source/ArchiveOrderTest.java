package io.trailhound.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.fixture.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;

/** When objects of an archive are read, what event time they hold back, and which are left out. */
class ArchiveOrderTest {
  private static final String ARCHIVE = "/results/archive/dataset=cloudtrail/account=111122223333";
  private static final String DAY = ARCHIVE + "/region=eu-west-1/date=2026-03-02";
  private static final String OBJECT =
      "/trail/111122223333_CloudTrail_eu-west-1_20260302T0815Z_abcdefgh12345678.json.gz";

  private static long time(String text) {
    return Instant.parse(text).toEpochMilli();
  }

  private static final class Marks implements WatermarkOutput {
    final List<Long> marks = new ArrayList<>();

    @Override
    public void emitWatermark(Watermark watermark) {
      marks.add(watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      throw new IllegalStateException("never idle");
    }

    @Override
    public void markActive() {
      throw new IllegalStateException("never idle");
    }
  }

  @Test
  void daysOfAnArchiveComeWithTheObjectsDeliveredAtTheirBeginning() {
    assertThat(ObjectRuns.delivered(DAY + "/part-0.parquet"))
        .isEqualTo(time("2026-03-02T00:00:00Z"))
        .isLessThan(ObjectRuns.delivered(OBJECT));
    assertThat(ObjectRuns.delivered(ARCHIVE + "/region=x/date=unknown/part-0.parquet"))
        .isEqualTo(Long.MIN_VALUE);
    List<TrailObject> objects = new ArrayList<>();
    for (String path :
        List.of(
            ARCHIVE + "/region=eu-west-1/date=2026-03-03/part-0.parquet",
            OBJECT,
            DAY + "/part-1.parquet",
            DAY.replace("eu-west-1", "us-east-1") + "/part-0.parquet")) {
      objects.add(new TrailObject(new Path("file://" + path), 10L << 20, false));
    }
    OldestFirst order = new OldestFirst(ObjectRuns.of(objects, 1));
    List<String> read = new ArrayList<>();
    for (var split = order.getNext(null); split.isPresent(); split = order.getNext(null)) {
      ObjectRuns.objects(split.get()).forEach(path -> read.add(path.getPath()));
    }
    assertThat(read)
        .containsExactly(
            objects.get(2).path().getPath(),
            objects.get(3).path().getPath(),
            OBJECT,
            objects.get(0).path().getPath());
  }

  @Test
  void theEndOfAnObjectMovesEventTimeAndNotWhatItsEventsName() {
    Marks marks = new Marks();
    DeliveryWatermarks watermarks = new DeliveryWatermarks(3_600_000);
    Outcome archived = Records.event(1).at(OBJECT, 0);
    watermarks.onEvent(archived, 0, marks);
    watermarks.onPeriodicEmit(marks);
    watermarks.onEvent(new ObjectEnd("renamed.json", 1), 0, marks);
    assertThat(marks.marks).isEmpty();
    watermarks.onEvent(new ObjectEnd(DAY + "/part-0.parquet", 1), 0, marks);
    watermarks.onEvent(new ObjectEnd(OBJECT, 1), 0, marks);
    assertThat(marks.marks)
        .containsExactly(time("2026-03-01T23:00:00Z") - 1, time("2026-03-02T07:15:00Z") - 1);
  }

  private static boolean mayHold(TrailFilter filter, String path) {
    return new KeyPruning(filter).mayHold(path)
        && new KeyPruning(filter).mayHoldRecords(path + "/part-0.parquet");
  }

  @Test
  void foldersThatNoRecordOfTheFilterIsInAreLeftOut() {
    TrailFilter account =
        new TrailFilter(
            Long.MIN_VALUE, Long.MAX_VALUE, List.of("444455556666"), List.of(), List.of());
    assertThat(mayHold(account, ARCHIVE)).isFalse();
    assertThat(mayHold(account, ARCHIVE.replace("111122223333", "444455556666"))).isTrue();
    assertThat(mayHold(account, ARCHIVE.replace("111122223333", "unknown"))).isTrue();
    assertThat(mayHold(account, ARCHIVE.replace("111122223333", "other"))).isTrue();

    TrailFilter region =
        new TrailFilter(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of("us-east-1"), List.of());
    assertThat(mayHold(region, ARCHIVE + "/region=eu-west-1")).isFalse();
    assertThat(mayHold(region, ARCHIVE + "/region=us-east-1")).isTrue();
    assertThat(mayHold(region, ARCHIVE + "/region=unknown")).isTrue();

    TrailFilter times =
        new TrailFilter(
            time("2026-03-02T23:59:59.999Z"),
            time("2026-03-03T00:00:00Z"),
            List.of(),
            List.of(),
            List.of());
    assertThat(mayHold(times, DAY)).isTrue();
    assertThat(mayHold(times, DAY.replace("03-02", "03-01"))).isFalse();
    assertThat(mayHold(times, DAY.replace("03-02", "03-03"))).isFalse();
    assertThat(mayHold(times, DAY.replace("2026-03-02", "unknown"))).isTrue();
  }
}
