package io.trailhound.pipeline.run;

import java.io.IOException;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The places in the output folder of a run.
 *
 * @param root the folder: {@code --out}
 */
public record RunFolder(Path root) {

  /** The archive. */
  public Path archive() {
    return new Path(root, "archive");
  }

  /** What could not be decoded. */
  public Path quarantine() {
    return new Path(root, "quarantine");
  }

  /** What Elasticsearch refused. */
  public Path deadLetters() {
    return new Path(root, "dead-letters");
  }

  /** The alerts, one document a line, sorted by time and id. */
  public Path alerts() {
    return new Path(root, "alerts.ndjson");
  }

  /** The alerts that suppression lists left out; only there when lists were given. */
  public Path suppressed() {
    return new Path(root, "suppressed.ndjson");
  }

  /** The activity, one document a line; not there when none was counted. */
  public Path activity() {
    return new Path(root, "activity.ndjson");
  }

  /** The counts of the run. */
  public Path summary() {
    return new Path(root, "summary.json");
  }

  /** The report for people. */
  public Path report() {
    return new Path(root, "report.html");
  }

  /** What the job's subtasks leave to be put together when it has finished. */
  public Path parts() {
    return new Path(root, ".parts");
  }

  /** The versions of alerts, unsorted. */
  public Path alertParts() {
    return new Path(parts(), "alerts");
  }

  /** The versions of alerts that were suppressed, unsorted. */
  public Path suppressedParts() {
    return new Path(parts(), "suppressed");
  }

  /** The versions of lines of activity, unsorted. */
  public Path activityParts() {
    return new Path(parts(), "activity");
  }

  /** The counts of subtasks. */
  public Path tallyParts() {
    return new Path(parts(), "tallies");
  }

  /** What the enumerator found. */
  public Path listing() {
    return new Path(parts(), "listing.tsv");
  }

  /** Whether the folder is missing or has nothing in it. */
  public boolean isFree() throws IOException {
    FileSystem files = root.getFileSystem();
    if (!files.exists(root)) {
      return true;
    }
    FileStatus[] children = files.listStatus(root);
    return children == null || children.length == 0;
  }
}
