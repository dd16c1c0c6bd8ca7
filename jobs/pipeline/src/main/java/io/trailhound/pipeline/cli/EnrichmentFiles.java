package io.trailhound.pipeline.cli;

import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.config.IpListOption;
import io.trailhound.pipeline.enrich.KnowledgeFiles;
import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name files of what is known beyond the records. */
final class EnrichmentFiles {
  @Option(
      names = "--geoip",
      paramLabel = "MMDB",
      description =
          "A database of places or networks in MaxMind's format, on disk or s3://. May be "
              + "repeated; of two that know an address the first counts.")
  private List<String> geoip = List.of();

  @Option(
      names = "--aws-ranges",
      paramLabel = "FILE",
      description = "AWS's ip-ranges.json, so that AWS's own addresses are told from others.")
  private @Nullable String awsRanges;

  @Option(
      names = "--ip-list",
      paramLabel = "NAME=FILE",
      description =
          "A list of suspicious addresses and blocks: text, CSV or STIX 2.1. Behind the file may "
              + "stand ,allow for a list of known ones, ,column=HEADER and ,account=ID. May be "
              + "repeated.")
  private List<String> ipLists = List.of();

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description =
          "A directory file: credential report, accounts, Identity Center users, or a CSV with "
              + "the column principal. May be repeated.")
  private List<String> identity = List.of();

  EnrichmentFiles() {}

  /**
   * What was named, and read once, so that a broken file is told before a job starts.
   *
   * @param reload how often the job looks for changes; zero for never
   */
  EnrichmentOptions options(Duration reload) {
    EnrichmentOptions options =
        new EnrichmentOptions(
            geoip.stream().map(Input::of).toList(),
            awsRanges == null ? List.of() : List.of(Input.of(awsRanges)),
            lists(),
            identity.stream().map(Input::of).toList(),
            reload);
    check(options);
    return options;
  }

  private List<IpListOption> lists() {
    List<IpListOption> lists = new ArrayList<>();
    for (String words : ipLists) {
      try {
        lists.add(IpListOption.parse(words));
      } catch (IllegalArgumentException e) {
        throw new UsageException("--ip-list: " + e.getMessage(), e);
      }
    }
    return lists;
  }

  private static void check(EnrichmentOptions options) {
    List<String> problems;
    try (KnowledgeFiles files = new KnowledgeFiles(options)) {
      problems = files.reload();
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    if (!problems.isEmpty()) {
      throw new UsageException(String.join("\n", problems));
    }
  }
}
