package io.trailhound.pipeline.pull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a part. */
public sealed interface Outcome {
  /** The part's file. */
  Path file();

  /**
   * The file was written.
   *
   * @param counts how much is in it, as {@code users}, {@code groups}
   */
  record Written(Path file, Map<String, Long> counts) implements Outcome {
    /** Copies the counts, in their order. */
    public Written {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }

  /** The file is there from a run that stopped before it had the other parts. */
  record Kept(Path file) implements Outcome {}

  /**
   * The file was not written; one from an earlier pull is as it was.
   *
   * @param reason in one line, with the IAM action that is not allowed if that is why
   * @param resumable whether the next run goes on with what was fetched of this part
   */
  record Missing(Path file, String reason, boolean resumable) implements Outcome {}
}
