package io.trailhound.detection.sigma.index;

import java.util.Arrays;

/**
 * The rules that one event may match, each once, in ascending order. Reused from event to event, by
 * one thread.
 */
public final class Candidates {
  private final int[] rules;
  private final int[] added;
  private int epoch;
  private int count;

  /**
   * Makes one.
   *
   * @param rules how many there are
   */
  Candidates(int rules) {
    this.rules = new int[rules];
    this.added = new int[rules];
  }

  /** Forgets the event before. */
  void clear() {
    count = 0;
    if (++epoch == 0) {
      Arrays.fill(added, 0);
      epoch = 1;
    }
  }

  void add(int rule) {
    if (added[rule] != epoch) {
      added[rule] = epoch;
      rules[count++] = rule;
    }
  }

  void addAll(int[] more) {
    for (int rule : more) {
      add(rule);
    }
  }

  /** Puts them into ascending order. */
  void sort() {
    if (count > 1) {
      Arrays.sort(rules, 0, count);
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The rule at a place, from 0. */
  public int rule(int place) {
    return rules[place];
  }
}
