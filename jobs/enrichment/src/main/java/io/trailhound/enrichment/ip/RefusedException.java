package io.trailhound.enrichment.ip;

/** A reader's own way to stop at what it refuses; becomes {@link Loaded.Refused} at its edge. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** Refuses at a line, counted from 1; 0 for the whole file. */
  public RefusedException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** Refuses the whole file. */
  public RefusedException(String reason) {
    this(0, reason);
  }

  /** The line, counted from 1; 0 for the whole file. */
  public int line() {
    return line;
  }

  /** One plain sentence part, without the file. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
