package io.trailhound.enrichment.ip.aws;

import io.trailhound.enrichment.ip.Address;
import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.Loaded;
import io.trailhound.enrichment.ip.PrefixTable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that AWS publishes as its own, from {@code ip-ranges.json}. {@code AMAZON} lists
 * nearly all of them once more, and {@code EC2} many that a service has too, so that the answer is
 * the most specific block of a named service, and {@code AMAZON} only where there is none. {@code
 * EC2} then means an address that customers' workloads use.
 */
public final class AwsRanges {
  /** No ranges: no address is Amazon's. */
  public static final AwsRanges NONE =
      new AwsRanges("", List.of(), PrefixTable.builder().build(), PrefixTable.builder().build());

  private final String created;
  private final List<AwsRange> ranges;
  private final PrefixTable services;
  private final PrefixTable amazon;

  AwsRanges(String created, List<AwsRange> ranges, PrefixTable services, PrefixTable amazon) {
    this.created = created;
    this.ranges = List.copyOf(ranges);
    this.services = services;
    this.amazon = amazon;
  }

  /** Reads {@code ip-ranges.json}. */
  public static Loaded<AwsRanges> read(Path file) {
    return Loaded.read(
        file, (path, notices) -> JsonFiles.read(path, json -> new AwsRangesReader(json).read()));
  }

  /** When AWS made the file, as the file writes it. */
  public String created() {
    return created;
  }

  /** How many blocks there are. */
  public int size() {
    return services.size() + amazon.size();
  }

  /** What AWS says of an address; null when it is not AWS's. */
  public @Nullable AwsRange find(Address address) {
    int node = services.find(address.high(), address.low());
    if (node != PrefixTable.NONE) {
      return ranges.get(services.value(node));
    }
    node = amazon.find(address.high(), address.low());
    return node == PrefixTable.NONE ? null : ranges.get(amazon.value(node));
  }
}
