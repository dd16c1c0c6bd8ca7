package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.ip.aws.AwsRanges;
import io.trailhound.enrichment.ip.geo.Geo;
import io.trailhound.enrichment.ip.geo.GeoDatabase;
import io.trailhound.enrichment.ip.list.AddressList;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Loads snapshots from files and again when they change. It has no thread: its owner calls {@link
 * #reload} as often as it likes, and each call reads only the files whose size, time of change or
 * identity differs. A new snapshot takes the place of the old as a whole or not at all.
 *
 * <p>{@link #current} may be called by any thread; reloads wait for each other.
 */
public final class IpDataFiles {
  private final List<WatchedFile<GeoDatabase>> databases = new ArrayList<>();
  private final Optional<WatchedFile<AwsRanges>> awsRanges;
  private final List<WatchedFile<AddressList>> lists = new ArrayList<>();
  private final IpSources sources;
  private volatile IpData current = IpData.EMPTY;

  /** Reads nothing yet: the first {@link #reload} does. */
  public IpDataFiles(IpSources sources) {
    this.sources = sources;
    for (Path database : sources.databases()) {
      databases.add(new WatchedFile<>(database, GeoDatabase::open));
    }
    awsRanges = sources.awsRanges().map(path -> new WatchedFile<>(path, AwsRanges::read));
    for (ListSource list : sources.lists()) {
      lists.add(new WatchedFile<>(list.file(), path -> AddressList.read(list)));
    }
  }

  /** The last good snapshot; {@link IpData#EMPTY} before there is one. */
  public IpData current() {
    return current;
  }

  /** Reads what changed. Before the first good snapshot a refusal keeps {@link IpData#EMPTY}. */
  public synchronized Reload reload() {
    List<WatchedFile<?>> files = new ArrayList<>(databases);
    awsRanges.ifPresent(files::add);
    files.addAll(lists);
    List<Problem> problems = new ArrayList<>();
    List<Notice> notices = new ArrayList<>();
    for (WatchedFile<?> file : files) {
      file.refresh();
      if (file.loaded() instanceof Loaded.Refused<?> refused) {
        problems.add(refused.problem());
      } else if (file.loaded() instanceof Loaded.Ready<?> ready) {
        notices.addAll(ready.notices());
      }
    }
    if (!problems.isEmpty()) {
      return new Reload.Kept(current, problems);
    }
    String version = version(files);
    if (version.equals(current.version())) {
      return new Reload.Same(current);
    }
    current = snapshot(version);
    return new Reload.Replaced(current, notices);
  }

  private IpData snapshot(String version) {
    return new IpData(
        version,
        new Geo(values(databases)),
        awsRanges.map(file -> values(List.of(file)).get(0)).orElse(AwsRanges.NONE),
        values(lists));
  }

  private static <T> List<T> values(List<WatchedFile<T>> files) {
    List<T> values = new ArrayList<>();
    for (WatchedFile<T> file : files) {
      if (file.loaded() instanceof Loaded.Ready<T> ready) {
        values.add(ready.value());
      }
    }
    return values;
  }

  /** A hash over what decides the answers: every file's content, in order, and the lists' terms. */
  private String version(List<WatchedFile<?>> files) {
    MessageDigest digest = WatchedFile.sha256();
    for (WatchedFile<?> file : files) {
      digest.update(file.contentHash().getBytes(StandardCharsets.UTF_8));
    }
    for (ListSource list : sources.lists()) {
      String terms =
          list.name() + '\n' + list.kind() + '\n' + list.accounts() + list.column() + '\n';
      digest.update(terms.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
