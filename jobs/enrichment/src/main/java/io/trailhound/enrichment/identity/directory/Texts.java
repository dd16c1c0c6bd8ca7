package io.trailhound.enrichment.identity.directory;

/** Shows values of a file in messages. */
final class Texts {
  private static final int LONGEST = 80;

  private Texts() {}

  /** The text in quotes, without control characters, cut to {@value #LONGEST} characters. */
  static String shown(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
