package io.trailhound.enrichment.ip;

import java.util.List;

/** How a reload can end. Whichever it is, {@link #data} is the snapshot to use now. */
public sealed interface Reload {
  /** The snapshot to use now. */
  IpData data();

  /** Files changed, and all are good: a new snapshot, and what is to be said about it. */
  record Replaced(IpData data, List<Notice> notices) implements Reload {
    /** Copies the notices. */
    public Replaced {
      notices = List.copyOf(notices);
    }
  }

  /** No file changed. */
  record Same(IpData data) implements Reload {}

  /**
   * Files are refused, and the snapshot stays the one before, with all its parts. Said again by
   * each reload until the files are mended.
   */
  record Kept(IpData data, List<Problem> problems) implements Reload {
    /** Copies the problems. */
    public Kept {
      problems = List.copyOf(problems);
    }
  }
}
