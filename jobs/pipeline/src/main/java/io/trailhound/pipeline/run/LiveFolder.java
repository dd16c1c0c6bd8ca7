package io.trailhound.pipeline.run;

import org.apache.flink.core.fs.Path;

/**
 * The places in the output folder of a live job. It may hold what earlier runs left.
 *
 * @param root the folder: {@code --out}
 */
public record LiveFolder(Path root) {
  /** The archive. */
  public Path archive() {
    return new Path(root, "archive");
  }

  /** What could not be decoded. */
  public Path quarantine() {
    return new Path(root, "quarantine");
  }

  /** The versions of alerts as they were told. */
  public Path alerts() {
    return new Path(root, "alerts");
  }

  /** The versions of alerts that suppression lists left out. */
  public Path suppressed() {
    return new Path(root, "suppressed");
  }

  /** The versions of lines of activity as they were told. */
  public Path activity() {
    return new Path(root, "activity");
  }

  /** The counts, written when the job is stopped with a drain. */
  public Path tallies() {
    return new Path(root, ".tallies");
  }

  /** What Elasticsearch refused. */
  public Path deadLetters() {
    return new Path(root, "dead-letters");
  }
}
