package io.trailhound.enrichment.identity.directory;

import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of CSV under a header; every row must have as many values as the header has names. */
final class CsvTable {
  private final CsvReader csv;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> header = new ArrayList<>();
  private List<String> row = List.of();

  CsvTable(CsvReader csv) throws IOException, RefusedException {
    this.csv = csv;
    List<String> names = csv.next();
    if (names == null) {
      throw new RefusedException("it is empty");
    }
    for (String name : names) {
      String column = name.strip().toLowerCase(Locale.ROOT);
      if (column.isEmpty()) {
        throw new RefusedException(csv.line(), "a column has no name");
      }
      if (columns.put(column, columns.size()) != null) {
        throw new RefusedException(
            csv.line(), "the column " + Texts.shown(column) + " is there twice");
      }
      header.add(column);
    }
  }

  /** The names of the columns in lower case, in their order. */
  List<String> header() {
    return header;
  }

  /** Goes to the next row; false after the last. */
  boolean next() throws IOException, RefusedException {
    List<String> values = csv.next();
    if (values == null) {
      return false;
    }
    if (values.size() != columns.size()) {
      throw new RefusedException(
          csv.line(),
          "a row has " + values.size() + " values where the header has " + columns.size());
    }
    row = values;
    return true;
  }

  /** The line on which the row begins. */
  int line() {
    return csv.line();
  }

  /** The value of a column, stripped; null if it is empty or there is no such column. */
  @Nullable String get(String column) {
    Integer at = columns.get(column);
    String value = at == null ? "" : row.get(at).strip();
    return value.isEmpty() ? null : value;
  }

  /** The value of a column that must have one. */
  String need(String column) throws RefusedException {
    String value = get(column);
    if (value == null) {
      throw new RefusedException(line(), "there is no " + column);
    }
    return value;
  }

  /** A value {@code true} or {@code false}; null if it is empty. */
  @Nullable Boolean flag(String column) throws RefusedException {
    String value = get(column);
    if (value == null) {
      return null;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new RefusedException(
              line(), column + " is neither true nor false but " + Texts.shown(value));
    };
  }
}
