package io.trailhound.pipeline.config;

import io.trailhound.pipeline.source.Input;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known beyond the records, by the files that tell it. Each machine that runs the job reads
 * them for itself.
 *
 * @param geoip MaxMind DB files, the preferred first
 * @param awsRanges AWS's {@code ip-ranges.json}, at most one
 * @param ipLists lists of addresses
 * @param identity directory files
 * @param reload how often files are looked at for changes; zero for never
 */
public record EnrichmentOptions(
    List<Input> geoip,
    List<Input> awsRanges,
    List<IpListOption> ipLists,
    List<Input> identity,
    Duration reload)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No files. */
  public static final EnrichmentOptions NONE =
      new EnrichmentOptions(List.of(), List.of(), List.of(), List.of(), Duration.ZERO);

  /** Copies the lists. */
  public EnrichmentOptions {
    geoip = List.copyOf(geoip);
    awsRanges = List.copyOf(awsRanges);
    ipLists = List.copyOf(ipLists);
    identity = List.copyOf(identity);
  }

  /** All files. */
  public List<Input> files() {
    List<Input> files = new ArrayList<>(geoip);
    files.addAll(awsRanges);
    ipLists.forEach(list -> files.add(list.file()));
    files.addAll(identity);
    return files;
  }
}
