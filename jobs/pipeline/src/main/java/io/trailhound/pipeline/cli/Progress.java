package io.trailhound.pipeline.cli;

import io.trailhound.pipeline.run.Counts;
import io.trailhound.pipeline.run.Listing;
import io.trailhound.pipeline.run.RunFolder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** How far a running replay is, from its accumulators: for people, not for the summary. */
final class Progress {
  private final JobClient job;
  private final RunFolder folder;
  private final Console console;
  private final long start;
  private Optional<Listing> listing = Optional.empty();

  Progress(JobClient job, RunFolder folder, Console console, long startNanos) {
    this.job = job;
    this.folder = folder;
    this.console = console;
    this.start = startNanos;
  }

  void show() throws InterruptedException {
    Map<String, Object> counts;
    try {
      counts = job.getAccumulators().get(5, TimeUnit.SECONDS);
      if (listing.isEmpty()) {
        listing = Listing.read(folder.listing());
      }
    } catch (ExecutionException | TimeoutException | IOException | IllegalStateException e) {
      // The job is starting or ending, and an embedded cluster that has stopped answers so at once:
      // how the run ended is told by the job's result, not here.
      return;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long files = count(counts, Counts.FILES_READ);
    long records = count(counts, Counts.RECORDS_READ);
    StringBuilder line = new StringBuilder("reading: ").append(Terminal.number(files));
    listing.ifPresent(found -> line.append(" of ").append(Terminal.number(found.files())));
    line.append(" files, ")
        .append(Terminal.bytes(count(counts, Counts.BYTES_READ)))
        .append(", ")
        .append(Terminal.number(records))
        .append(" events (")
        .append(Terminal.number(Math.round(records / seconds)))
        .append("/s), ")
        .append(
            Terminal.number(
                count(counts, Counts.ALERT_VERSIONS) - count(counts, Counts.SUPPRESSED_VERSIONS)))
        .append(" alerts");
    if (listing.isPresent() && files > 0 && files < listing.get().files()) {
      double left = seconds / files * (listing.get().files() - files);
      line.append(", about ").append(Terminal.duration(left)).append(" left");
    }
    console.progress(line.toString());
  }

  void end() {
    console.progressEnds();
  }

  private static long count(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Long value ? value : 0;
  }
}
