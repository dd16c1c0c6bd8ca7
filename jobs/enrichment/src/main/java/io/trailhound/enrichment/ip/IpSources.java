package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files that a snapshot is loaded from.
 *
 * @param databases MaxMind DB files, the preferred first
 * @param awsRanges AWS's {@code ip-ranges.json}
 * @param lists the lists, each with a name of its own
 */
public record IpSources(List<Path> databases, Optional<Path> awsRanges, List<ListSource> lists) {

  /** Copies the lists; refuses two with one name. */
  public IpSources {
    databases = List.copyOf(databases);
    lists = List.copyOf(lists);
    TreeSet<String> names = new TreeSet<>();
    for (ListSource list : lists) {
      if (!names.add(list.name())) {
        throw new IllegalArgumentException("two lists have the name '" + list.name() + "'");
      }
    }
  }
}
