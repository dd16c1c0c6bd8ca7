package io.trailhound.detection.sigma.ast;

import com.google.re2j.Pattern;

/**
 * A regular expression in RE2's syntax.
 *
 * @param ignoreCase Sigma's flag {@code i}
 * @param multiline Sigma's flag {@code m}: {@code ^} and {@code $} also match at line breaks
 * @param dotAll Sigma's flag {@code s}: a dot also matches a line break
 */
public record RegexPattern(String pattern, boolean ignoreCase, boolean multiline, boolean dotAll) {
  /** The flags as {@link Pattern#compile(String, int)} takes them. */
  public int flags() {
    return (ignoreCase ? Pattern.CASE_INSENSITIVE : 0)
        | (multiline ? Pattern.MULTILINE : 0)
        | (dotAll ? Pattern.DOTALL : 0);
  }
}
