package io.trailhound.pipeline.source;

import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.run.Counts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Lists the objects of a replay, leaving out what {@link KeyPruning} can tell from the names.
 * Writes what it found beside the run's other parts, for progress and summary.
 */
final class TrailEnumerator implements FileEnumerator {
  private final KeyPruning pruning;
  private final Path listing;

  TrailEnumerator(TrailFilter filter, Path listing) {
    this.pruning = new KeyPruning(filter);
    this.listing = listing;
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] inputs, int wanted) throws IOException {
    TrailListing found = TrailListing.of(List.of(inputs), pruning);
    try (OutputStream out =
        listing.getFileSystem().create(listing, FileSystem.WriteMode.OVERWRITE)) {
      String text =
          line(Counts.FILES_FOUND, found.objects().size())
              + line(Counts.BYTES_FOUND, found.bytes())
              + line(Counts.PATHS_PRUNED, found.pruned())
              + line(Counts.FILES_HIDDEN, found.hidden());
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return ObjectRuns.of(found.objects(), wanted);
  }

  private static String line(String name, long count) {
    return name + '\t' + count + '\n';
  }
}
