package io.trailhound.enrichment.ip.list;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a list is and what it is called.
 *
 * @param name as events and rules name it
 * @param kind what it means to be on it
 * @param file where it is
 * @param format how it is written
 * @param column the CSV column of the addresses; empty: the first that holds one
 * @param accounts the accounts that the list is for, sorted; empty: all
 */
public record ListSource(
    String name,
    ListKind kind,
    Path file,
    ListFormat format,
    Optional<String> column,
    List<String> accounts) {

  /** Refuses a blank name and what is no account id; sorts the accounts. */
  public ListSource {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a list needs a name");
    }
    accounts = accounts(accounts);
  }

  /** A list for all accounts, in the format that the file's name tells. */
  public static ListSource of(String name, ListKind kind, Path file) {
    return new ListSource(name, kind, file, ListFormat.of(file), Optional.empty(), List.of());
  }

  /** The same list, for some accounts only. */
  public ListSource forAccounts(Collection<String> only) {
    return new ListSource(name, kind, file, format, column, List.copyOf(only));
  }

  /** The same list, with the addresses in a certain column. */
  public ListSource withColumn(String header) {
    return new ListSource(name, kind, file, format, Optional.of(header), accounts);
  }

  /** Account ids, sorted and each once; refuses what is no account id. */
  static List<String> accounts(Collection<String> ids) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String id : ids) {
      if (id.length() != 12 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw new IllegalArgumentException("'" + id + "' is no account id of 12 digits");
      }
      sorted.add(id);
    }
    return List.copyOf(sorted);
  }
}
