package io.trailhound.enrichment.ip;

/**
 * What was left out or changed while a file was read that is used all the same.
 *
 * @param file the path as it was given
 * @param text one plain sentence, with the count
 */
public record Notice(String file, String text) {
  /** {@code file: text}. */
  @Override
  public String toString() {
    return file + ": " + text;
  }
}
