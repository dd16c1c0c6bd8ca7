package io.trailhound.detection.yaml;

/** Why a text, or a part of it, is not the YAML that is expected, and where. */
public final class YamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /** Makes one for a place, counted from 1; 0 when it concerns the whole. */
  public YamlException(int line, int column, String reason) {
    super(reason);
    this.line = line;
    this.column = column;
  }

  /** Makes one for the place where a piece begins. */
  public YamlException(Yaml at, String reason) {
    this(at.line(), at.column(), reason);
  }

  /** The line, from 1, or 0. */
  public int line() {
    return line;
  }

  /** The column, from 1, or 0. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
