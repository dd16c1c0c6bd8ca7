package io.trailhound.detection.sigma.index;

/** What it says about the rules that an event has a key. */
final class KeyRules {
  private static final int[] NONE = {};

  /** Rules that the event may match: nothing more is asked of it. */
  final int[] free;

  /** Rules that it may match if it has one of their guards as well. */
  final int[] guarded;

  /** The numbers of the indexes in which those guards are. */
  final int[] guards;

  /** Rules that have this key for a guard. */
  final int[] guardOf;

  private KeyRules(int[] free, int[] guarded, int[] guards, int[] guardOf) {
    this.free = free;
    this.guarded = guarded;
    this.guards = guards;
    this.guardOf = guardOf;
  }

  /** A key by which rules are found. */
  static KeyRules key(int[] free, int[] guarded, int[] guards) {
    return new KeyRules(free, guarded, guards, NONE);
  }

  /** A guard of these rules. */
  static KeyRules guard(int[] rules) {
    return new KeyRules(NONE, NONE, NONE, rules);
  }
}
