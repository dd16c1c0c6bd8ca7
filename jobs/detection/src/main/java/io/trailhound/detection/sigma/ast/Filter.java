package io.trailhound.detection.sigma.ast;

import java.util.List;

/**
 * A Sigma filter as it was applied. Source: Sigma filters specification 2.0.
 *
 * @param id its {@code id}; of a filter without one, its {@code name}, else a hash of its title
 * @param title one line saying what it lets pass
 * @param file the file it was read from
 * @param line the line on which its document begins, from 1
 * @param rules the ids of the rules that ask its condition too, sorted
 */
public record Filter(String id, String title, String file, int line, List<String> rules) {
  /** Makes a filter. */
  public Filter {
    rules = List.copyOf(rules);
  }
}
