package io.trailhound.events.field;

/**
 * The kind of a value in a record, as a small int so that an entry of a record packs into three
 * ints. Constants and not an enum, since they are read once per value on the hot path.
 */
public final class ValueKind {
  /** A string of printable ASCII without escapes: its bytes are its characters. */
  public static final int STRING = 0;

  /** A string with an escape or a character outside ASCII: its bytes must be decoded. */
  public static final int STRING_ENCODED = 1;

  /** A number; its text is the JSON text. */
  public static final int NUMBER = 2;

  /** The literal {@code true}. */
  public static final int TRUE = 3;

  /** The literal {@code false}. */
  public static final int FALSE = 4;

  /** The literal {@code null}: counts as missing. */
  public static final int NULL = 5;

  /** An object; its text is its JSON text without insignificant white space. */
  public static final int OBJECT = 6;

  /** An array without elements: it exists and matches nothing. */
  public static final int EMPTY_ARRAY = 7;

  private ValueKind() {}

  /** Whether the kind is a string, of either form. */
  public static boolean isString(int kind) {
    return kind <= STRING_ENCODED;
  }
}
