package io.trailhound.detection.sigma.check;

/**
 * A question about one event. Immutable once compiled, and shared by the rules that ask the same.
 */
public abstract class Check {
  private final int cost;
  private int id = -1;
  private boolean shared;

  /**
   * Makes a check.
   *
   * @param cost how long the answer takes, compared with other checks
   */
  Check(int cost) {
    this.cost = cost;
  }

  /** Finds the answer; callers ask {@link Values#holds}. */
  abstract boolean test(Values values);

  final int cost() {
    return cost;
  }

  final int id() {
    return id;
  }

  final boolean isShared() {
    return shared;
  }

  /** Gives the check its number, while compiling. */
  final void number(int number) {
    id = number;
  }

  /** Says that a second one asks the same, while compiling. */
  final void share() {
    shared = true;
  }
}
