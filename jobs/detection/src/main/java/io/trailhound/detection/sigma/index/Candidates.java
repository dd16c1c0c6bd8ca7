package io.trailhound.detection.sigma.index;

import java.util.Arrays;

/**
 * The rules that one event may match, each once, in ascending order. Reused from event to event, by
 * one thread.
 */
public final class Candidates {
  private final int[] rules;
  private final int[] added;
  private final int[] guarded;
  private final int[] guards;
  private final int[] wanted;
  private int epoch;
  private int count;
  private int guardCount;

  /**
   * Makes one.
   *
   * @param rules how many there are
   * @param guards how many indexes of guards there are
   */
  Candidates(int rules, int guards) {
    this.rules = new int[rules];
    this.added = new int[rules];
    this.guarded = new int[rules];
    this.guards = new int[guards];
    this.wanted = new int[guards];
  }

  /** Forgets the event before. */
  void clear() {
    count = 0;
    guardCount = 0;
    if (++epoch == 0) {
      Arrays.fill(added, 0);
      Arrays.fill(guarded, 0);
      Arrays.fill(wanted, 0);
      epoch = 1;
    }
  }

  /** Takes what it says that the event has a key. */
  void found(KeyRules key) {
    addAll(key.free);
    for (int rule : key.guarded) {
      guarded[rule] = epoch;
    }
    for (int guard : key.guards) {
      if (wanted[guard] != epoch) {
        wanted[guard] = epoch;
        guards[guardCount++] = guard;
      }
    }
    for (int rule : key.guardOf) {
      if (guarded[rule] == epoch) {
        add(rule);
      }
    }
  }

  void addAll(int[] more) {
    for (int rule : more) {
      add(rule);
    }
  }

  private void add(int rule) {
    if (added[rule] != epoch) {
      added[rule] = epoch;
      rules[count++] = rule;
    }
  }

  /** Puts them into ascending order. */
  void sort() {
    if (count > 1) {
      Arrays.sort(rules, 0, count);
    }
  }

  /** How many indexes of guards must be asked. */
  int guardCount() {
    return guardCount;
  }

  /** The number of one of them, by place, from 0. */
  int guard(int place) {
    return guards[place];
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
