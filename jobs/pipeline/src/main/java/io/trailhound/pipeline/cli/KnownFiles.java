package io.trailhound.pipeline.cli;

import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.identity.directory.DirectoryFiles;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.IpDataFiles;
import io.trailhound.enrichment.ip.IpSources;
import io.trailhound.enrichment.ip.Problem;
import io.trailhound.enrichment.ip.Reload;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name files of what is known beyond the records. */
final class KnownFiles {
  @Option(
      names = "--geoip",
      paramLabel = "MMDB",
      description = "A database of places or networks in MaxMind's format. May be repeated.")
  private List<Path> geoip = List.of();

  @Option(
      names = "--aws-ranges",
      paramLabel = "FILE",
      description = "AWS's ip-ranges.json, so that AWS's own addresses are told from others.")
  private @Nullable Path awsRanges;

  @Option(
      names = "--ip-list",
      paramLabel = "NAME=FILE",
      description =
          "A list of suspicious addresses and blocks: text, CSV or STIX 2.1. May be repeated.")
  private List<String> lists = List.of();

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = "A directory file: who owns identities and accounts. May be repeated.")
  private List<Path> identity = List.of();

  KnownFiles() {}

  /** What is known of addresses. */
  IpData addresses() {
    List<ListSource> named = new ArrayList<>();
    for (String list : lists) {
      int equals = list.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--ip-list: '" + list + "' is not NAME=FILE");
      }
      Path file = Path.of(list.substring(equals + 1));
      named.add(ListSource.of(list.substring(0, equals), ListKind.DENY, file));
    }
    Reload loaded =
        new IpDataFiles(new IpSources(geoip, Optional.ofNullable(awsRanges), named)).reload();
    if (loaded instanceof Reload.Kept kept) {
      throw refused(kept.problems());
    }
    return loaded.data();
  }

  /** What is known of identities. */
  Directory directory() {
    DirectoryFiles.Loaded loaded = DirectoryFiles.load(identity);
    if (!loaded.problems().isEmpty()) {
      throw refused(loaded.problems());
    }
    return loaded.directory();
  }

  private static UsageException refused(List<Problem> problems) {
    return new UsageException(problems.get(0).toString());
  }
}
