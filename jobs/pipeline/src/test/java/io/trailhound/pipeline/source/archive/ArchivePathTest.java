package io.trailhound.pipeline.source.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.sink.archive.ArchiveFiles;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The folders of the archive as the sink names them. */
class ArchivePathTest {
  private static final long DAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  private static ArchivePath parse(String path) {
    return ArchivePath.parse(path).orElseThrow();
  }

  @Test
  void whatTheSinkNamesIsRead() {
    Event event = Records.event(1);
    ArchivePath path = parse("/results/archive/" + ArchiveFiles.folder(event) + "/part-0.parquet");
    assertThat(path)
        .isEqualTo(new ArchivePath(Dataset.CLOUDTRAIL, "111122223333", "eu-west-1", DAY));
  }

  @Test
  void partsOfAPathSayWhatTheyKnow() {
    String root = "s3://example-results/archive/dataset=linux.sshd";
    assertThat(parse(root)).isEqualTo(new ArchivePath(Dataset.SSHD, null, null, null));
    assertThat(parse(root + "/account=111122223333").account()).isEqualTo("111122223333");
    assertThat(parse(root + "/account=1/region=eu-west-1").region()).isEqualTo("eu-west-1");
    assertThat(parse(root + "/account=1/region=eu-west-1/date=2026-03-02").day()).isEqualTo(DAY);
    assertThat(ArchivePath.parse("/trail/AWSLogs/111122223333")).isEmpty();
    assertThat(ArchivePath.parse("")).isEmpty();
  }

  @Test
  void whatIsNoAccountRegionOrDateSaysNothing() {
    ArchivePath path =
        parse("/archive/dataset=later/account=other/region=unknown/date=2026-02-31/part.parquet");
    assertThat(path).isEqualTo(new ArchivePath(null, null, null, null));
    assertThat(parse("/a/dataset=cloudtrail/account=../region=x/date=unknown").account()).isNull();
  }
}
