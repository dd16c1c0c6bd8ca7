package io.trailhound.events.json;

/** Leaves a scan from any depth. Has no stack trace, since it is an answer and not a failure. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final boolean cutOff;

  Malformed(String reason, int at) {
    this(reason, at, false);
  }

  private Malformed(String reason, int at, boolean cutOff) {
    super(reason, null, false, false);
    this.at = at;
    this.cutOff = cutOff;
  }

  /** The bytes at hand end before the value does. */
  static Malformed cutOff(int at) {
    return new Malformed("the input ends inside the record", at, true);
  }

  boolean isCutOff() {
    return cutOff;
  }

  /** The position of the byte that cannot stand where it stands. */
  int at() {
    return at;
  }
}
