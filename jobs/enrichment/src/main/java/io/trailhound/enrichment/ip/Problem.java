package io.trailhound.enrichment.ip;

/**
 * Why a file is not used.
 *
 * @param file the path as it was given
 * @param line the line, counted from 1; 0 when the reason is about the whole file
 * @param reason one plain sentence part, without the file
 */
public record Problem(String file, int line, String reason) {
  /** {@code file:line: reason}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
