package io.trailhound.detection.activity;

/**
 * By what activity is counted. The code stands in state and never changes; the name is the field
 * that holds the value in a document, and in an alert.
 */
public enum Dimension {
  /** Everything: one line for a window, without a value. */
  ALL(0, "all"),
  /** The account in which it happened. */
  ACCOUNT(1, "cloud.account.id"),
  /** The region. */
  REGION(2, "cloud.region"),
  /** The caller's stable key; of a log line, {@code user:NAME}. */
  PRINCIPAL(3, "trailhound.identity.key"),
  /** Where it came from: an IP address or a service's host. */
  ADDRESS(4, "source.address"),
  /** The service; of a log line, its dataset. */
  SERVICE(5, "cloud.service.name");

  private static final Dimension[] ALL_BY_CODE = values();

  private final int code;
  private final String field;

  Dimension(int code, String field) {
    this.code = code;
    this.field = field;
  }

  /** The number in what is written, below 8. */
  public int code() {
    return code;
  }

  /** The name of the dimension: the path of the field that holds its values. */
  public String field() {
    return field;
  }

  /** The dimension of a code. */
  public static Dimension ofCode(int code) {
    return ALL_BY_CODE[code];
  }

  /** The number of dimensions. */
  public static int count() {
    return ALL_BY_CODE.length;
  }
}
