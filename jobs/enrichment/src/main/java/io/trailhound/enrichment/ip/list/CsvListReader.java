package io.trailhound.enrichment.ip.list;

import io.trailhound.enrichment.ip.PrefixParser;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads CSV with a header. The addresses are in the chosen column or in the first that holds one in
 * the first row; {@code expires} or {@code valid_until}, {@code accounts} or {@code account}, and
 * {@code description} or {@code comment} are read where they exist, and other columns are not.
 */
final class CsvListReader {
  private final AddressListBuilder entries;
  private final char separator;
  private final List<String> header;
  private final int expires;
  private final int accounts;
  private final int description;
  private int address;

  private CsvListReader(AddressListBuilder entries, String headerLine, int line, String column)
      throws RefusedException {
    this.entries = entries;
    separator = CsvLine.separator(headerLine);
    header = new ArrayList<>();
    for (String name : CsvLine.split(headerLine, separator, line)) {
      header.add(name.toLowerCase(Locale.ROOT));
    }
    if (firstAddress(header) >= 0) {
      throw new RefusedException(line, "the first line must be a header that names the columns");
    }
    expires = find("expires", "valid_until");
    accounts = find("accounts", "account");
    description = find("description", "comment");
    address = column.isEmpty() ? -1 : header.indexOf(column.toLowerCase(Locale.ROOT));
    if (!column.isEmpty() && address < 0) {
      throw new RefusedException(line, "there is no column '" + column + "'");
    }
  }

  static void read(Path file, Optional<String> column, AddressListBuilder entries)
      throws IOException, RefusedException {
    CsvListReader reader = null;
    try (BoundedLines lines = new BoundedLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (reader == null) {
          reader = new CsvListReader(entries, line, lines.number(), column.orElse(""));
        } else {
          reader.row(line, lines.number());
        }
      }
    }
    if (reader == null) {
      throw new RefusedException("it has no header");
    }
  }

  private void row(String line, int number) throws RefusedException {
    List<String> values = CsvLine.split(line, separator, number);
    if (values.size() != header.size()) {
      throw new RefusedException(
          number, values.size() + " values for " + header.size() + " columns");
    }
    if (address < 0) {
      address = firstAddress(values);
      if (address < 0) {
        throw new RefusedException(number, "no column holds an address, block or range");
      }
    }
    entries.add(number, values.get(address), terms(values, number));
  }

  private EntryTerms terms(List<String> values, int line) throws RefusedException {
    String until = value(values, expires);
    String text = value(values, description);
    String ids = value(values, accounts);
    if (until.isEmpty() && text.isEmpty() && ids.isEmpty()) {
      return EntryTerms.ALWAYS;
    }
    return new EntryTerms(
        Long.MIN_VALUE,
        until.isEmpty() ? Long.MAX_VALUE : Instants.parse(until, line),
        text.isEmpty() ? null : text,
        ids.isEmpty() ? List.of() : accounts(ids, line));
  }

  private static List<String> accounts(String text, int line) throws RefusedException {
    List<String> ids = new ArrayList<>(Arrays.asList(text.split("[ ;,|]+", -1)));
    ids.removeIf(String::isEmpty);
    try {
      return ListSource.accounts(ids);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(line, String.valueOf(e.getMessage()));
    }
  }

  private int find(String name, String otherName) {
    int at = header.indexOf(name);
    return at >= 0 ? at : header.indexOf(otherName);
  }

  private static String value(List<String> values, int column) {
    return column < 0 ? "" : values.get(column);
  }

  private static int firstAddress(List<String> values) {
    PrefixParser parser = new PrefixParser();
    for (int i = 0; i < values.size(); i++) {
      if (parser.parse(values.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
